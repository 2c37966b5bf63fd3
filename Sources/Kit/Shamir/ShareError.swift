package import Wording

/// Why shares give no secret; each says which share to look at again.
package enum ShareError: Error, Hashable, Sendable {
    /// Two at least have to meet, and 255 at most can.
    case impossibleQuorum(threshold: Int, count: Int)
    case emptySecret
    case longSecret(size: Int, most: Int)
    case badCharacter(Character)
    /// The group does not go with its check letter: a typing error.
    case mistyped(group: Int)
    /// The word, counted from the first, is none, or none that can stand there.
    case mistypedWord(Int)
    /// Every group is right, but some are missing.
    case incomplete
    /// Every group is right, but not all of them together: groups of two shares, or in another order.
    case damaged
    case unknownVersion(Int)
    case tooFew(given: Int, needed: Int)
    /// They do not belong together.
    case mixed(sets: [ShareSetID])
    /// The same share more than once does not count more than once.
    case twice(number: Int)
    /// They belong together by what they say, but what they give is not what was split: one was forged.
    case wrong
}

extension ShareError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .impossibleQuorum(let threshold, let count):
            Problem(
                code: "share.quorum", nature: .usage, title: "A secret cannot be split like that.",
                detail: "\(threshold) of \(count) was asked for.", hint: "From 2 of 2 to 255 of 255 is possible.")
        case .emptySecret:
            Problem(code: "share.empty", nature: .usage, title: "There is nothing to split.")
        case .longSecret(let size, let most):
            Problem(
                code: "share.long", nature: .usage, title: "The secret is too long to be split.",
                detail: "It has \(size) bytes; at most \(most) can be split.",
                hint: "Seal it with a key, and split the key.")
        case .badCharacter(let character):
            Problem(
                code: "share.bad-character", nature: .usage, title: "A share is written in letters and digits.",
                detail: "'\(String(character).visible)' is neither.")
        case .mistyped(let group):
            Problem(
                code: "share.mistyped", nature: .usage, title: "A group of a share has a typing error.",
                detail: "It is group \(group), counted from the beginning.", hint: "Compare it with the sheet.")
        case .mistypedWord(let number):
            Problem(
                code: "share.mistyped", nature: .usage, title: "A word of a share has a typing error.",
                detail: "It is word \(number), counted from the beginning.",
                hint: "Compare it with the sheet; was a line left out, or typed twice?")
        case .incomplete:
            Problem(
                code: "share.incomplete", nature: .usage, title: "A part of a share is missing.",
                hint: "Copy every line of the sheet.")
        case .damaged:
            Problem(
                code: "share.damaged", nature: .usage, title: "The parts of a share do not belong together.",
                hint: "Were lines of two sheets mixed, or exchanged?")
        case .unknownVersion(let version):
            Problem(
                code: "share.unknown-version", nature: .usage, title: "A share was made by a newer program.",
                detail: "Its version is \(version).")
        case .tooFew(let given, let needed):
            Problem(
                code: "share.too-few", nature: .usage, title: "These are too few shares.",
                detail: "\(given) are given, \(needed) are needed.", hint: "Fewer tell nothing at all.")
        case .mixed(let sets):
            Problem(
                code: "share.mixed", nature: .usage, title: "These shares were not made together.",
                detail: "They are of the sets \(sets.map(\.description).joined(separator: ", ")).",
                hint: "Every sheet shows its set; old sets should have been destroyed.")
        case .twice(let number):
            Problem(
                code: "share.twice", nature: .usage, title: "A share is given twice.",
                detail: "It is number \(number).")
        case .wrong:
            Problem(
                code: "share.wrong", nature: .failed, title: "These shares give no secret: one of them is forged.",
                hint: "Try again with other holders' shares to find out which.")
        }
    }
}
