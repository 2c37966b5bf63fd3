/// How a secret is written in a file.
package enum FileForm: Sendable {
    /// `PGUSER=…` and `PGPASSWORD=…`, as programs over libpq and service managers read them.
    case login
    case value
    /// `TOKEN=…` and `TOKEN_ID=…`.
    case token
    /// A key, its certificate and the authority's, as PEM one after the other: what proxies read.
    case certificate

    /// The lines of a form that has names, in their order.
    private var names: [(field: String, name: String)] {
        switch self {
        case .login: [("user", "PGUSER"), ("password", "PGPASSWORD")]
        case .token: [("value", "TOKEN"), ("identifier", "TOKEN_ID")]
        case .value, .certificate: []
        }
    }

    func text(of fields: SecretFields) -> String {
        switch self {
        case .value: (fields["value"] ?? "") + "\n"
        case .certificate: ["key", "certificate", "authority"].map { fields[$0] ?? "" }.joined()
        case .login, .token: names.map { "\($0.name)=\(fields[$0.field] ?? "")\n" }.joined()
        }
    }

    /// `nil` for a text that `text(of:)` did not write.
    func fields(in text: String) -> SecretFields? {
        switch self {
        case .value:
            let lines = text.split(separator: "\n").map(String.init)
            return lines.count == 1 ? SecretFields(["value": lines[0]]) : nil
        case .certificate: return Self.certificate(in: text)
        case .login, .token:
            let lines = text.split(separator: "\n").map(String.init)
            var values: [String: String] = [:]
            for (field, name) in names {
                guard let line = lines.first(where: { $0.hasPrefix(name + "=") }) else { return nil }
                values[field] = String(line.dropFirst(name.count + 1))
            }
            return lines.count == names.count ? SecretFields(values) : nil
        }
    }

    /// The first certificate is the server's, with those that follow it up to the last, which is the authority's.
    private static func certificate(in text: String) -> SecretFields? {
        let end = "-----END CERTIFICATE-----\n"
        guard let start = text.firstRange(of: "-----BEGIN CERTIFICATE-----"), text.hasPrefix("-----BEGIN"),
            text.hasSuffix(end)
        else { return nil }
        let certificates = text[start.lowerBound...].split(separator: end).map { $0 + end }
        guard certificates.count >= 2, let authority = certificates.last else { return nil }
        return SecretFields([
            "key": String(text[..<start.lowerBound]), "certificate": certificates.dropLast().joined(),
            "authority": String(authority),
        ])
    }
}
