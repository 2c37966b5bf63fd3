/// What gives a secret away that stands in the open.
package enum PlainSign: String, Codable, Hashable, Sendable {
    case privateKey = "private-key"
    case awsKey = "aws-key"
    /// A token of a service that marks its tokens.
    case token
    case webToken = "web-token"
    case addressWithPassword = "address-with-password"
    /// Nothing but its name.
    case name

    /// Looks at a setting; `nil` where nothing speaks for a secret.
    init?(name: String, value: String) {
        if let sign = PlainSign(shape: value) {
            self = sign
        } else if Self.isNamedLikeOne(name), Self.couldBeOne(value) {
            self = .name
        } else {
            return nil
        }
    }

    /// Looks at a text alone.
    init?(shape value: String) {
        if value.contains("PRIVATE KEY-----"), value.contains("-----BEGIN ") {
            self = .privateKey
        } else if Self.hasAWSKey(value) {
            self = .awsKey
        } else if Self.prefixes.contains(where: { Self.has($0, atLeast: 16, in: value) }) {
            self = .token
        } else if Self.isWebToken(value) {
            self = .webToken
        } else if Self.hasPasswordInAddress(value) {
            self = .addressWithPassword
        } else {
            return nil
        }
    }

    private static let prefixes = [
        "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "sk_live_", "rk_live_", "dop_v1_", "AIza",
        "hvs.", "AGE-SECRET-KEY-1",
    ]

    private static func has(_ prefix: String, atLeast length: Int, in value: String) -> Bool {
        guard let found = value.firstRange(of: prefix) else { return false }
        let tail = value[found.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        return tail.count >= length
    }

    private static func hasAWSKey(_ value: String) -> Bool {
        ["AKIA", "ASIA"].contains { prefix in
            guard let found = value.firstRange(of: prefix) else { return false }
            let tail = value[found.upperBound...].prefix { $0.isASCII && ($0.isUppercase || $0.isNumber) }
            return tail.count == 16
        }
    }

    private static func isWebToken(_ value: String) -> Bool {
        guard let found = value.firstRange(of: "eyJ") else { return false }
        let word = value[found.lowerBound...].prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }
        let parts = word.split(separator: ".")
        return parts.count == 3 && parts[1].hasPrefix("eyJ")
    }

    /// `scheme://user:password@host`, where the password is none that something else fills in.
    private static func hasPasswordInAddress(_ value: String) -> Bool {
        guard let mark = value.firstRange(of: "://") else { return false }
        let authority = value[mark.upperBound...].prefix { !$0.isWhitespace && !"/?#\"'".contains($0) }
        guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else {
            return false
        }
        let password = authority[authority.index(after: colon)..<at]
        return !password.isEmpty && !isPlaceholder(password)
    }

    private static let words = [
        "PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "APIKEY", "PRIVATEKEY", "ACCESSKEY", "CREDENTIAL",
    ]
    private static let harmlessEnds = [
        "FILE", "PATH", "NAME", "DIR", "URL", "URI", "HOST", "TTL", "EXPIRY", "LENGTH", "ENABLED", "TYPE", "ALGORITHM",
        "ISSUER", "AUDIENCE", "HEADER", "FIELD", "REF", "VERSION",
    ]

    private static func isNamedLikeOne(_ name: String) -> Bool {
        let plain = name.uppercased().filter { $0.isLetter || $0.isNumber }
        return words.contains(where: plain.contains) && !harmlessEnds.contains(where: plain.hasSuffix)
    }

    private static func couldBeOne(_ value: String) -> Bool {
        let words = ["true", "false", "none", "null", "enabled", "disabled", "required", "optional"]
        return value.count > 3 && !value.hasPrefix("/") && !value.contains(where: \.isWhitespace)
            && !words.contains(value.lowercased()) && !isPlaceholder(value[...])
            && !(value.count < 5 && value.allSatisfy(\.isNumber))
    }

    private static func isPlaceholder(_ value: Substring) -> Bool {
        ["$", "{{", "<", "%"].contains(where: value.hasPrefix) || value.allSatisfy { "*•xX.".contains($0) }
    }
}
