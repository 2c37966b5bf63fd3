import Crypto
import Foundation
import SwiftASN1
import X509

/// An authority made for one run, and the certificates it gives out.
package struct FakeCertificates: Sendable {
    /// A certificate and its key, as PEM.
    package struct Identity: Sendable {
        package let certificate: String
        package let key: String
    }

    package let authority: String
    package let server: Identity
    private let key: P256.Signing.PrivateKey
    private let name: DistinguishedName

    /// - Parameters: What the server's certificate is good for.
    package init(
        names: [String] = ["localhost", "kubernetes", "kubernetes.default.svc"],
        addresses: [[UInt8]] = [[127, 0, 0, 1]]
    ) throws {
        key = P256.Signing.PrivateKey()
        name = try DistinguishedName { CommonName("fake-kubernetes-authority") }
        let signer = Certificate.PrivateKey(key)
        let root = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: signer.publicKey,
            notValidBefore: Date() - 3600, notValidAfter: Date() + 86_400 * 365, issuer: name, subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                Critical(KeyUsage(digitalSignature: true, keyCertSign: true))
            }, issuerPrivateKey: signer)
        authority = try root.serializeAsPEM().pemString
        let alternatives = SubjectAlternativeNames(
            names.map(GeneralName.dnsName) + addresses.map { .ipAddress(.init(contentBytes: $0[...])) })
        server = try Self.identity(
            try DistinguishedName { CommonName("kube-apiserver") }, signedBy: key, as: name,
            Certificate.Extensions {
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                alternatives
            })
    }

    /// A certificate for somebody: his name as common name, his groups as organizations.
    package func client(_ person: FakePerson) throws -> Identity {
        let subject = try DistinguishedName {
            CommonName(person.name)
            for group in person.groups { OrganizationName(group) }
        }
        return try Self.identity(
            subject, signedBy: key, as: name,
            Certificate.Extensions {
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.clientAuth])
            })
    }

    private static func identity(
        _ subject: DistinguishedName, signedBy authority: P256.Signing.PrivateKey, as issuer: DistinguishedName,
        _ extensions: Certificate.Extensions
    ) throws -> Identity {
        let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
            notValidBefore: Date() - 3600, notValidAfter: Date() + 86_400 * 365, issuer: issuer, subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256, extensions: extensions,
            issuerPrivateKey: Certificate.PrivateKey(authority))
        return Identity(
            certificate: try certificate.serializeAsPEM().pemString, key: try key.serializeAsPEM().pemString)
    }

    /// Whom a certificate names.
    static func person(in bytes: [UInt8]) -> FakePerson? {
        guard let certificate = try? Certificate(derEncoded: bytes) else { return nil }
        var name = ""
        var groups: [String] = []
        for part in certificate.subject {
            for attribute in part {
                if attribute.type == .RDNAttributeType.commonName { name = String(describing: attribute.value) }
                if attribute.type == .RDNAttributeType.organizationName {
                    groups.append(String(describing: attribute.value))
                }
            }
        }
        return FakePerson(name, groups: groups + ["system:authenticated"])
    }
}
