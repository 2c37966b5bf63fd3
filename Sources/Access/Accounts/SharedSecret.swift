/// A secret that an authenticator app has too, as it is stored.
enum SharedSecret: Codable, Hashable, Sendable {
    /// AES-GCM: nonce, ciphertext and tag, in base64.
    case sealed(String)
    /// As it was stored at first. It is sealed when it is next seen.
    case clear(String)

    private static let mark = "sealed:"

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = text.hasPrefix(Self.mark) ? .sealed(String(text.dropFirst(Self.mark.count))) : .clear(text)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .sealed(let text): try container.encode(Self.mark + text)
        case .clear(let text): try container.encode(text)
        }
    }

    var isClear: Bool {
        if case .clear = self { true } else { false }
    }
}
