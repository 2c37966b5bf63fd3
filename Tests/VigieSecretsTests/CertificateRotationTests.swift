import Certificates
import FoundationEssentials
import Surroundings
import Testing
import Tools
import VigieEngine
import VigieSecrets
import VigieStore
import VigieTestSupport

/// A server's certificate: signed, proven, shown, and renewed before its end.
@Suite struct CertificateRotationTests {
    private func secret(
        _ directory: String, signedBy: String = "{own: {}}", address: String? = nil, consumer: String = "true"
    ) -> String {
        """
        apiVersion: vigie.dev/v1
        kind: Secret
        metadata: {name: tls}
        spec:
          place: {file: {path: \(directory)/tls.pem}}
          content:
            tlsCertificate:
              names: [shop.internal, 127.0.0.1]
              signedBy: \(signedBy)
        \(address.map { "      address: \($0)" } ?? "")
          rotation: {interval: 60d}
          consumers: [{name: web, reload: [/bin/sh, -c, "\(consumer)"]}]
        """
    }

    @Test func `a certificate is renewed, and seen where the server shows it`() async throws {
        try await Scratch.with { directory in
            let file = directory + "/tls.pem"
            let bench = try SecretsBench(directory: directory, plan: secret(directory))
            let first = try await bench.result(of: RotateSecret(secret: "tls")).rotated
            #expect(first.seenAt == nil && first.expires != nil)
            let before = try String(contentsOfFile: file, encoding: .utf8)
            try await CertificateServer.with(file) { server in
                let shown = try SecretsBench(
                    directory: directory, plan: secret(directory, address: "127.0.0.1:\(server.port)"))
                let second = try await shown.result(of: RotateSecret(secret: "tls"))
                #expect(second.rotated.seenAt == "127.0.0.1:\(server.port)")
                #expect(second.summary.contains("It was seen at"))
                let after = try String(contentsOfFile: file, encoding: .utf8)
                #expect(after != before)
                // By the tool that everybody has.
                let parts = after.components(separatedBy: "-----BEGIN CERTIFICATE-----")
                try #require(parts.count == 3)
                for (name, part) in [("leaf", parts[1]), ("authority", parts[2])] {
                    try ("-----BEGIN CERTIFICATE-----" + part).write(
                        toFile: "\(directory)/\(name).pem", atomically: true, encoding: .utf8)
                }
                let openssl = try await ToolRun(
                    Tool.locate("openssl"),
                    [
                        "verify", "-CAfile", "\(directory)/authority.pem", "-verify_hostname", "shop.internal",
                        "-purpose", "sslserver", "\(directory)/leaf.pem",
                    ], timeout: .seconds(30)
                ).perform()
                #expect(openssl.succeeded, "\(openssl.reason)")
                let written = try await shown.everythingWritten()
                #expect(
                    !written.contains("PRIVATE KEY") && !written.contains(String(parts[0].dropFirst(40).prefix(40))))
            }
            let authority = directory + "/keys/authorities/vigie.pem"
            let facts = try FileManager.default.attributesOfItem(atPath: authority)
            #expect(facts[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `a server that keeps showing the old one puts everything back`() async throws {
        try await Scratch.with { directory in
            let file = directory + "/tls.pem"
            _ = try await SecretsBench(directory: directory, plan: secret(directory))
                .result(of: RotateSecret(secret: "tls"))
            let before = try String(contentsOfFile: file, encoding: .utf8)
            try FileManager.default.copyItem(atPath: file, toPath: directory + "/stale.pem")
            try await CertificateServer.with(directory + "/stale.pem") { server in
                let bench = try SecretsBench(
                    directory: directory, plan: secret(directory, address: "127.0.0.1:\(server.port)"))
                let trouble = try await bench.trouble(with: RotateSecret(secret: "tls"))
                #expect(trouble.code == "secret.another-certificate" && trouble.verdict == "fail")
            }
            #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
        }
    }

    @Test(.timeLimit(.minutes(20))) func `a request is handed out, and the certificate taken in`() async throws {
        try await Scratch.with { directory in
            let random = SeededRandom(seed: 3)
            let other = try CertificateAuthority(
                named: "somebody", from: World.system.now(), lifetime: .seconds(86_400 * 300), random: random)
            try other.text.write(toFile: directory + "/roots.pem", atomically: true, encoding: .utf8)
            let signedBy =
                "{request: {directory: \(directory)/requests, authorities: \(directory)/roots.pem, patience: 1h}}"
            let bench = try SecretsBench(directory: directory, plan: secret(directory, signedBy: signedBy))
            let id = try await bench.engine().start(RotateSecret(secret: "tls"), cause: "person/test")
            async let record = bench.engine().perform(id)
            let request = directory + "/requests/tls.csr"
            while !FileManager.default.fileExists(atPath: request) { try await Task.sleep(for: .milliseconds(20)) }
            try await sign(request, with: other, in: directory)
            #expect(try await record.verdict == "pass")
            let fields = try String(contentsOfFile: directory + "/tls.pem", encoding: .utf8)
            #expect(fields.hasSuffix(other.text))
            #expect(!FileManager.default.fileExists(atPath: request))
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory + "/keys/pending").isEmpty)
        }
    }

    /// What another authority does, with the tool that everybody has.
    private func sign(_ request: String, with authority: CertificateAuthority, in directory: String) async throws {
        try authority.keyText().write(toFile: directory + "/other.key", atomically: true, encoding: .utf8)
        try "subjectAltName=DNS:shop.internal,IP:127.0.0.1\n".write(
            toFile: directory + "/names", atomically: true, encoding: .utf8)
        let answer = request.replacing(".csr", with: ".crt")
        let openssl = try await ToolRun(
            Tool.locate("openssl"),
            [
                "x509", "-req", "-in", request, "-CA", directory + "/roots.pem", "-CAkey", directory + "/other.key",
                "-days", "90", "-extfile", directory + "/names", "-out", answer,
            ], timeout: .seconds(30)
        ).perform()
        try #require(openssl.succeeded, "\(openssl.reason)")
    }

    @Test func `a certificate that would end before its renewal is refused in the plan`() {
        let late = secret("/tmp").replacing("interval: 60d", with: "interval: 80d")
        #expect(throws: (any Error).self) { try SecretsLab.read(late) }
    }
}
