import Crypto
package import Surroundings
import SwiftASN1
import X509

/// The key of a server, on the curve P-256.
package struct ServerKey: Sendable {
    let key: Certificate.PrivateKey

    package init(random: any RandomSource) {
        self.init(key: Certificate.PrivateKey(Self.fresh(random)))
    }

    /// Reads a key as `text` writes it.
    package init(text: String) throws(CertificateError) {
        guard let key = try? Certificate.PrivateKey(pemEncoded: text) else {
            throw .unreadable(what: "the private key")
        }
        self.init(key: key)
    }

    private init(key: Certificate.PrivateKey) {
        self.key = key
    }

    /// As PEM; what it says is secret.
    package func text() throws(CertificateError) -> String {
        do { return try key.serializeAsPEM().pemString + "\n" } catch { throw .unreadable(what: "the private key") }
    }

    /// What an authority gets that is to sign for this key (PKCS #10, as PEM); it holds no secret.
    package func request(for names: [String]) throws -> String {
        let extensions = try Certificate.Extensions { try ServerNames(names).alternatives() }
        let request = try CertificateSigningRequest(
            version: .v1, subject: try ServerNames(names).subject(), privateKey: key,
            attributes: CertificateSigningRequest.Attributes([
                .init(ExtensionRequest(extensions: extensions))
            ]), signatureAlgorithm: .ecdsaWithSHA256)
        return try request.serializeAsPEM().pemString + "\n"
    }

    static func fresh(_ random: any RandomSource) -> P256.Signing.PrivateKey {
        while true {
            // One number in four thousand millions is none of the curve's.
            if let key = try? P256.Signing.PrivateKey(rawRepresentation: random.bytes(32)) { return key }
        }
    }
}

/// What a certificate is good for.
struct ServerNames {
    let names: [String]

    init(_ names: [String]) {
        self.names = names
    }

    func subject() throws -> DistinguishedName {
        try DistinguishedName { CommonName(String((names.first ?? "").prefix(64))) }
    }

    func alternatives() throws -> SubjectAlternativeNames {
        SubjectAlternativeNames(
            names.map { name in
                Self.address(name).map { .ipAddress(ASN1OctetString(contentBytes: $0[...])) } ?? .dnsName(name)
            })
    }

    /// The bytes of an address of the fourth version.
    static func address(_ name: String) -> [UInt8]? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { UInt8($0) }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }
}
