import FoundationEssentials
package import Surroundings
import SwiftASN1
@_spi(FixedExpiryValidationTime) import X509

/// A server's certificate, and those that lead from it to an authority.
package struct CertificateChain: Sendable {
    private let leaf: Certificate
    private let others: [Certificate]

    /// Reads certificates as PEM, the server's first.
    package init(text: String) throws(CertificateError) {
        let documents = (try? PEMDocument.parseMultiple(pemString: text)) ?? []
        let certificates = documents.compactMap { try? Certificate(pemDocument: $0) }
        guard let leaf = certificates.first, certificates.count == documents.count else {
            throw .unreadable(what: "the certificate")
        }
        self.leaf = leaf
        others = Array(certificates.dropFirst())
    }

    /// When the server's certificate ends.
    package var expires: Timestamp { CertificateAuthority.timestamp(leaf.notValidAfter) }

    /// The server's certificate as it is shown in a handshake.
    package func shown() throws -> [UInt8] {
        var serializer = DER.Serializer()
        try serializer.serialize(leaf)
        return serializer.serializedBytes
    }

    /// Whether it is made for a key.
    package func check(_ key: ServerKey) throws(CertificateError) {
        guard leaf.publicKey == key.key.publicKey else { throw .anotherKey }
    }

    /// Whether the authorities vouch for it, for every name, at a moment.
    package func check(names: [String], authorities: String, at instant: Timestamp) async throws {
        let roots = try PEMDocument.parseMultiple(pemString: authorities).map { try Certificate(pemDocument: $0) }
        let moment = Date(timeIntervalSince1970: Double(instant.microseconds) / 1_000_000)
        for name in names {
            let isAddress = ServerNames.address(name) != nil
            var verifier = Verifier(rootCertificates: CertificateStore(roots)) {
                RFC5280Policy(fixedExpiryValidationTime: moment)
                ServerIdentityPolicy(
                    serverHostname: isAddress ? nil : name, serverIP: isAddress ? name : nil)
            }
            switch await verifier.validate(leaf: leaf, intermediates: CertificateStore(others)) {
            case .validCertificate: continue
            case .couldNotValidate(let failures):
                let reason = failures.first.map { "\($0.policyFailureReason)" } ?? "no authority vouches for it"
                throw CertificateError.notValid(name: name, reason: reason)
            }
        }
    }
}
