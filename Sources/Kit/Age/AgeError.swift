package import Wording

/// Why a file could not be opened, or not be sealed.
package enum AgeError: Error, Hashable, Sendable {
    /// It is not a file of this format, or its beginning is not written as the format asks.
    case malformedHeader(reason: String)
    /// The text around the file is damaged.
    case malformedArmor(reason: String)
    /// None of the keys at hand opens it.
    case noMatch
    /// A key opens it, but its beginning was changed after it was sealed.
    case forgedHeader
    /// The content was changed or cut short.
    case damagedPayload
    /// It asks for more work than a reader should let anybody ask for.
    case tooMuchWork(logarithm: Int, most: Int)
    case badRecipient(reason: String)
    case badIdentity(reason: String)
    case noRecipients
    case emptyPassphrase
}

extension AgeError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .malformedHeader(let reason):
            Problem(
                code: "age.header", nature: .failed, title: "This is no readable age file.", detail: reason,
                hint: "Is it the right file, and did it come through whole?")
        case .malformedArmor(let reason):
            Problem(
                code: "age.armor", nature: .failed, title: "The text around an age file is damaged.", detail: reason,
                hint: "Copy it again, from its BEGIN line to its END line, with every line as it is.")
        case .noMatch:
            Problem(
                code: "age.no-match", nature: .failed, title: "None of the keys opens this age file.",
                hint: "`grep -a '^-> '` shows for which kinds of keys it was sealed.")
        case .forgedHeader:
            Problem(
                code: "age.forged-header", nature: .failed, title: "The beginning of an age file was changed.",
                hint: "Do not trust it: take another copy.")
        case .damagedPayload:
            Problem(
                code: "age.damaged", nature: .failed, title: "The content of an age file is changed or cut short.",
                hint: "Take another copy.")
        case .tooMuchWork(let logarithm, let most):
            Problem(
                code: "age.too-much-work", nature: .refused,
                title: "An age file asks for too much work to try a passphrase.",
                detail: "It asks for 2^\(logarithm) rounds; at most 2^\(most) are made.")
        case .badRecipient(let reason):
            Problem(
                code: "age.bad-recipient", nature: .usage, title: "This is no age recipient.", detail: reason,
                hint: "A recipient begins with age1; `age-keygen -y` prints it from a key.")
        case .badIdentity(let reason):
            Problem(
                code: "age.bad-identity", nature: .usage, title: "This is no age key.", detail: reason,
                hint: "A key begins with AGE-SECRET-KEY-1; `age-keygen` makes one.")
        case .noRecipients:
            Problem(code: "age.no-recipients", nature: .usage, title: "An age file needs somebody to seal it for.")
        case .emptyPassphrase:
            Problem(code: "age.empty-passphrase", nature: .usage, title: "An empty passphrase protects nothing.")
        }
    }
}
