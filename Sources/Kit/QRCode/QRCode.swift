import CQREncode
import Glibc

/// A text as a square of dark and light modules.
package struct QRCode: Hashable, Sendable {
    /// How much of the picture may be lost and it can still be read.
    package enum Correction: Hashable, Sendable, CaseIterable {
        /// About 7, 15, 25 and 30 percent.
        case low, medium, quartile, high
    }

    /// The rows from the top, each from the left; `true` is dark. The quiet zone is not among them.
    package let modules: [[Bool]]

    /// The modules of light that scanners need on each side.
    static let quietZone = 4

    /// - Throws: `QRCodeError` if there is nothing to show or too much.
    package init(_ text: String, correction: Correction = .medium) throws(QRCodeError) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty else { throw .empty }
        let level = correction.level
        // As a string, digits and capitals take less room than bytes; a zero would end it.
        let code =
            if bytes.contains(0) {
                unsafe QRcode_encodeData(Int32(clamping: bytes.count), bytes, 0, level)
            } else {
                unsafe QRcode_encodeString(text, 0, level, QR_MODE_8, 1)
            }
        guard let code = unsafe code else {
            throw errno == ENOMEM ? .noMemory : .tooLong(size: bytes.count, most: correction.capacity)
        }
        defer { unsafe QRcode_free(code) }
        let width = Int(unsafe code.pointee.width)
        let cells = unsafe Array(UnsafeBufferPointer(start: code.pointee.data, count: width * width))
        modules = (0..<width).map { row in
            (0..<width).map { column in cells[row * width + column] & 1 == 1 }
        }
    }

    /// How many modules a side has, without the quiet zone: 21 to 177.
    package var width: Int { modules.count }
}

extension QRCode.Correction {
    /// The bytes that fit into the largest square; digits and capitals alone are more.
    package var capacity: Int {
        switch self {
        case .low: 2953
        case .medium: 2331
        case .quartile: 1663
        case .high: 1273
        }
    }

    fileprivate var level: QRecLevel {
        switch self {
        case .low: QR_ECLEVEL_L
        case .medium: QR_ECLEVEL_M
        case .quartile: QR_ECLEVEL_Q
        case .high: QR_ECLEVEL_H
        }
    }
}
