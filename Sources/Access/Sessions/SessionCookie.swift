package import VigiePlan

/// The cookie that a session's token travels in, or what else a browser has to keep for signing in.
package struct SessionCookie: Hashable, Sendable {
    package enum Use: String, Hashable, Sendable {
        case session = "vigie"
        /// The anonymous half of `CSRFToken`, for the form before somebody is signed in.
        case form = "vigie-form"
        /// On the way to an identity provider and back.
        case openID = "vigie-openid"
        /// While a device is asked.
        case passkey = "vigie-passkey"
    }

    /// Whether the browser comes over https. A cookie for plain http is only good for this machine.
    package let isSecure: Bool

    private let use: Use

    package init(isSecure: Bool, for use: Use = .session) {
        self.isSecure = isSecure
        self.use = use
    }

    /// With `__Host-` browsers take it from this very host over https alone, and send it nowhere else.
    package var name: String { (isSecure ? "__Host-" : "") + use.rawValue }

    /// The value of `Set-Cookie`. It has no age: it goes with the browser, and the server's limits hold.
    package func header(for token: Secret) -> String {
        "\(name)=\(token.reveal()); \(attributes)"
    }

    /// The value of `Set-Cookie` that makes the browser forget it.
    package var clearing: String {
        "\(name)=; Max-Age=0; \(attributes)"
    }

    /// The token in a `Cookie` header. Where the name occurs twice nobody knows which is meant, so neither counts.
    package func token(in header: String) -> String? {
        let values = header.split(separator: ";").compactMap { pair -> Substring? in
            let pair = pair.drop { $0 == " " || $0 == "\t" }
            guard pair.hasPrefix(name + "=") else { return nil }
            return pair.dropFirst(name.count + 1)
        }
        guard values.count == 1, let value = values.first, !value.isEmpty else { return nil }
        return String(value)
    }

    private var attributes: String {
        "Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    }
}
