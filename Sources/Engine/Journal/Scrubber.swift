import JSONTree
import Synchronization
import Wording

/// Knows the secrets of a run, and removes them from what it says.
final class Scrubber: Sendable {
    private static let mask = "•••"

    private let secrets = Mutex<Set<String>>([])

    /// Remembers a secret, as it stands and as it would stand in a URL.
    func conceal(_ secret: String) {
        guard !secret.isEmpty else { return }
        secrets.withLock { $0.formUnion([secret, Self.percentEncoded(secret)]) }
    }

    func scrub(_ text: String) -> String {
        // The longest first: one secret may be a part of another.
        let known = secrets.withLock { $0.isEmpty ? [] : $0.sorted { $0.utf8.count > $1.utf8.count } }
        return known.reduce(text) { text, secret in text.replacing(secret, with: Self.mask) }
    }

    func scrub(_ value: JSONValue) -> JSONValue {
        secrets.withLock(\.isEmpty) ? value : scrubbed(value)
    }

    func scrub(_ summary: RunSummary) -> RunSummary {
        RunSummary(LocalizedText(en: scrub(summary.text.en), fr: scrub(summary.text.fr)))
    }

    func scrub(_ problem: Problem) -> Problem {
        Problem(
            code: problem.code, nature: problem.nature, title: scrub(problem.title), detail: problem.detail.map(scrub),
            hint: problem.hint.map(scrub))
    }

    private func scrubbed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(scrub(text))
        case .array(let elements): .array(elements.map(scrubbed))
        case .object(let members):
            .object(
                Dictionary(members.map { (scrub($0.key), scrubbed($0.value)) }) { _, last in last })
        case .null, .bool, .integer, .number: value
        }
    }

    private static func percentEncoded(_ text: String) -> String {
        let unreserved = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { encoded, byte in
            if unreserved.contains(byte) {
                encoded.append(Character(Unicode.Scalar(byte)))
            } else {
                encoded += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
    }
}
