import JSONTree

/// How objects may be called.
enum NameRule {
    private static let subdomain =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start "
        + "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
        + #"'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#
    private static let label =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end "
        + "with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')"

    /// What is wrong with a name; `nil` where nothing is.
    static func trouble(with name: String, of kind: FakeKind) -> FakeFailure.Cause? {
        if kind.group == "rbac.authorization.k8s.io" {
            let isPlain = !name.contains("/") && !name.contains("%") && name != "." && name != ".."
            return isPlain ? nil : .invalid("metadata.name", "\"\(name)\"", "may not contain '/'")
        }
        let mustBeLabel = kind.plural == "namespaces" || kind.plural == "services"
        let labels = mustBeLabel ? [Substring(name)] : name.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.allSatisfy(isLabel) else {
            return .invalid("metadata.name", "\"\(name)\"", mustBeLabel ? label : subdomain)
        }
        let limit = mustBeLabel ? 63 : 253
        guard name.utf8.count <= limit else {
            return .invalid("metadata.name", "\"\(name)\"", "must be no more than \(limit) characters")
        }
        return nil
    }

    private static func isLabel(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, isLetter(first), isLetter(last) else {
            return false
        }
        return text.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
