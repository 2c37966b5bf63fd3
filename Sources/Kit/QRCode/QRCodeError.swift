package import Wording

/// Why a text is no square.
package enum QRCodeError: Error, Hashable, Sendable {
    case empty
    case tooLong(size: Int, most: Int)
    case noMemory
}

extension QRCodeError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .empty: Problem(code: "qr.empty", nature: .usage, title: "There is nothing to show as a QR code.")
        case .tooLong(let size, let most):
            Problem(
                code: "qr.too-long", nature: .usage, title: "The text is too long for a QR code.",
                detail: "It has \(size) bytes; about \(most) fit.",
                hint: "Show less of it, or share it out over several.")
        case .noMemory: Problem(code: "qr.no-memory", title: "There is no memory left for a QR code.")
        }
    }
}
