import JSONTree
import Wording

/// What is around every resource: its version, kind, metadata and spec.
enum Envelope {
    static let apiVersion = "vigie.dev/v1"
    static let apiVersionSummary = "The version of the plan's language; always \(apiVersion)."
    static let kindSummary = "What kind of resource this is."
    static let metadataSummary = "The resource's name, and notes of your own."
    static let specSummary = "What is declared; its fields depend on the kind."
}

extension Shape where Value == String {
    /// The one version there is.
    static var apiVersion: Shape<String> {
        parsed("the version of the plan's language", example: Envelope.apiVersion, standIn: "") { text in
            guard text == Envelope.apiVersion else {
                throw ShapeProblem(
                    "is not the version of a plan", code: "plan.unknown-version",
                    hint: "write apiVersion: \(Envelope.apiVersion), or keep this out of the plan's directory")
            }
            return text
        } write: {
            .string($0)
        }
    }

    /// The name of a kind.
    static func kind(of kinds: [String]) -> Shape<String> {
        parsed("a kind", example: kinds.first ?? "", standIn: "") { text in
            guard kinds.contains(text) else {
                let meant = DidYouMean.suggestion(for: text, among: kinds)
                throw ShapeProblem(
                    "is not a kind of resource", code: "plan.unknown-kind",
                    hint: meant.map { "did you mean '\($0)'?" } ?? "the kinds are: \(kinds.joined(separator: ", "))")
            }
            return text
        } write: {
            .string($0)
        }
    }
}
