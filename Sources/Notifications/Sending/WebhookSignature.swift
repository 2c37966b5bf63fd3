import Crypto
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
