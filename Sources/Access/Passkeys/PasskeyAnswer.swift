import FoundationEssentials

/// What a browser brings back from a device; all of it in base64url.
package struct PasskeyAnswer: Sendable {
    let id: [UInt8]
    let clientData: [UInt8]
    /// Of a registration the attestation object, of a sign-in the authenticator's data.
    let data: [UInt8]
    /// Of a sign-in.
    let signature: [UInt8]
    let userHandle: [UInt8]

    /// - Returns: `nil` for what is no base64url, or longer than any device makes it.
    package init?(
        id: String?, clientData: String?, data: String?, signature: String? = nil, userHandle: String? = nil
    ) {
        func bytes(_ text: String?) -> [UInt8]? {
            guard let text, text.utf8.count <= 1 << 16 else { return nil }
            return Base64URL.decode(text)
        }
        guard let id = bytes(id), let clientData = bytes(clientData), let data = bytes(data),
            let signature = bytes(signature ?? ""), let userHandle = bytes(userHandle ?? ""), !id.isEmpty
        else { return nil }
        self.id = id
        self.clientData = clientData
        self.data = data
        self.signature = signature
        self.userHandle = userHandle
    }
}
