import Crypto
import FoundationEssentials
import Surroundings

/// Signs a webhook's request, so that its receiver knows who sent it, and when.
///
/// `X-Vigie-Signature: v1=` and HMAC-SHA256 in hexadecimal over the timestamp, a dot and the body.
struct WebhookSignature {
    let key: String

    func headers(for body: [UInt8], at now: Timestamp) -> [(name: String, value: String)] {
        let time = String(now.seconds)
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(time).".utf8) + body, using: SymmetricKey(data: Array(key.utf8)))
        return [("X-Vigie-Timestamp", time), ("X-Vigie-Signature", "v1=\(BundleKey.hex(code))")]
    }
}

/// Signs a request as OVH's interface asks for it: `$1$` and SHA-1 over everything, joined by `+`.
struct OVHSignature {
    let application: String
    let secret: String
    let consumer: String

    func headers(for request: WebRequest, at now: Timestamp) -> [(name: String, value: String)] {
        let time = String(now.seconds)
        let text = [secret, consumer, "POST", request.url, String(decoding: request.body, as: UTF8.self), time]
            .joined(separator: "+")
        let digest = Insecure.SHA1.hash(data: Array(text.utf8))
        return [
            ("X-Ovh-Application", application), ("X-Ovh-Consumer", consumer), ("X-Ovh-Timestamp", time),
            ("X-Ovh-Signature", "$1$\(BundleKey.hex(digest))"),
        ]
    }
}

/// Base64, for a header.
enum Base64Text {
    static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
