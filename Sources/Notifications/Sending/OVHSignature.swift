import Crypto
import Surroundings

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
