import FoundationEssentials
package import Surroundings
import SwiftASN1
import X509

/// An authority of one's own: a key, and a certificate that it has signed itself.
package struct CertificateAuthority: Sendable {
    /// Its certificate as PEM, for whoever is to believe it.
    package let text: String
    private let certificate: Certificate
    private let key: ServerKey

    /// Makes one.
    package init(named name: String, from start: Timestamp, lifetime: Duration, random: any RandomSource) throws {
        key = ServerKey(random: random)
        let subject = try DistinguishedName { CommonName(name) }
        certificate = try Certificate(
            version: .v3, serialNumber: Self.serial(random), publicKey: key.key.publicKey,
            notValidBefore: Self.date(start - .seconds(300)), notValidAfter: Self.date(start + lifetime),
            issuer: subject, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(digitalSignature: true, keyCertSign: true, cRLSign: true))
            }, issuerPrivateKey: key.key)
        text = try certificate.serializeAsPEM().pemString + "\n"
    }

    /// Reads one as `text` and `key` write it.
    package init(certificate text: String, key: String) throws(CertificateError) {
        self.key = try ServerKey(text: key)
        guard let certificate = try? Certificate(pemEncoded: text) else {
            throw .unreadable(what: "the authority's certificate")
        }
        self.certificate = certificate
        self.text = text
    }

    /// Its key as PEM.
    package func keyText() throws(CertificateError) -> String { try key.text() }

    /// When it ends.
    package var expires: Timestamp { Self.timestamp(certificate.notValidAfter) }

    /// Signs for a server; never longer than it is valid itself.
    package func issue(
        for server: ServerKey, names: [String], from start: Timestamp, lifetime: Duration, random: any RandomSource
    ) throws -> String {
        let end = min(start + lifetime, expires)
        let issued = try Certificate(
            version: .v3, serialNumber: Self.serial(random), publicKey: server.key.publicKey,
            notValidBefore: Self.date(start - .seconds(300)), notValidAfter: Self.date(end),
            issuer: certificate.subject, subject: try ServerNames(names).subject(),
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                try ServerNames(names).alternatives()
            }, issuerPrivateKey: key.key)
        return try issued.serializeAsPEM().pemString + "\n"
    }

    /// Positive, and of 128 bits, as browsers want it.
    private static func serial(_ random: any RandomSource) -> Certificate.SerialNumber {
        Certificate.SerialNumber(bytes: [0x40 | random.bytes(1)[0] & 0x3f] + random.bytes(15))
    }

    private static func date(_ instant: Timestamp) -> Date {
        Date(timeIntervalSince1970: Double(instant.microseconds / 1_000_000))
    }

    static func timestamp(_ date: Date) -> Timestamp {
        Timestamp(microseconds: Int64(date.timeIntervalSince1970) * 1_000_000)
    }
}
