import FakeKubernetes
import FoundationEssentials
import Glibc
import JSONTree
import Surroundings
import Testing
import Tools
import VigieEngine
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieSecrets
import VigieTestSupport

/// The ways that secrets go, as they are measured on real servers.
@Suite struct EncryptionTests {
    private static func database(_ port: Int, authorities: String? = nil) -> String {
        let more = authorities.map { ", certificateAuthorities: \($0)" } ?? ""
        return AuditLab.resource(
            "Database", "{name: postgres, role: postgres, server: {host: 127.0.0.1, port: \(port)\(more)}}",
            name: "shop")
    }

    /// A server that listens on the network, with a certificate of its own where it has one.
    private func with(_ isSecured: Bool, _ work: (Int, String) async throws -> Void) async throws {
        let files = FileManager.default.temporaryDirectory.appending(path: "vigie-tls-\(UUID())").path
        try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: files) }
        let (certificate, key) = (files + "/server.crt", files + "/server.key")
        let made = try await ToolRun(
            Tool.locate("openssl"),
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1", "-addext",
                "subjectAltName=IP:127.0.0.1", "-out", certificate, "-keyout", key,
            ], timeout: .seconds(60)
        ).perform()
        try #require(made.succeeded, "\(made.reason)")
        if Account.current.isSuperuser, let account = Account.named("postgres") {
            #expect(unsafe chown(key, account.userID, account.groupID) == 0)
        }
        #expect(unsafe chmod(key, 0o600) == 0)
        let port = try ScratchPort.free()
        var settings = ["listen_addresses": "'127.0.0.1'", "port": "\(port)"]
        if isSecured {
            settings["ssl"] = "on"
            settings["ssl_cert_file"] = "'\(certificate)'"
            settings["ssl_key_file"] = "'\(key)'"
        }
        let server = try await ScratchPostgreSQL.start(
            settings: settings, access: ["local all all trust", "host all all 127.0.0.1/32 trust"])
        do {
            try await work(port, certificate)
        } catch {
            await server.remove()
            throw error
        }
        await server.remove()
    }

    @Test func `a connection in the clear is seen`() async throws {
        try await with(false) { port, _ in
            try await AuditLab.with { lab in
                let result = try await lab.result(of: CheckEncryption(), lab.plan(Self.database(port)))
                #expect(result.measured.databases.map(\.transport) == [.clear] && result.verdict == .fail)
                #expect(result.measured.clusters.map(\.isVerified) == [true])
            }
        }
    }

    @Test func `encrypted is not verified, and verified is`() async throws {
        try await with(true) { port, certificate in
            try await AuditLab.with { lab in
                let unknown = try await lab.result(of: CheckEncryption(), lab.plan(Self.database(port)))
                #expect(unknown.measured.databases.map(\.transport) == [.encrypted])
                #expect(unknown.measured.databases.map(\.isVerified) == [false] && unknown.verdict == .fail)
                let plan = try lab.plan(Self.database(port, authorities: certificate))
                let known = try await lab.result(of: CheckEncryption(), plan)
                #expect(known.measured.databases.map(\.isVerified) == [true] && known.verdict == .pass)
                #expect(known.measured.databases.first?.version == "TLSv1.3")
            }
        }
    }

    @Test func `a server that anybody could be is not verified, and one that is gone is unknown`() async throws {
        try await AuditLab.with { lab in
            let text = try String(contentsOfFile: lab.kubeconfig, encoding: .utf8)
            let lines = text.split(separator: "\n").map { line in
                line.contains("certificate-authority-data") ? "    insecure-skip-tls-verify: true" : String(line)
            }
            try (lines.joined(separator: "\n") + "\n")
                .write(toFile: lab.kubeconfig, atomically: true, encoding: .utf8)
            let open = try await lab.result(of: CheckEncryption(), lab.plan())
            #expect(open.measured.clusters.map(\.isVerified) == [false] && open.verdict == .fail)
            try lab.signIn(as: "admin-token")
            await lab.fake.stop()
            let gone = try await lab.result(of: CheckEncryption(), lab.plan(Self.database(1)))
            #expect(gone.verdict == .inconclusive)
            #expect(gone.measured.databases.map(\.transport) == [.unknown])
        }
    }

    // MARK: Controls

    private func statuses(_ lab: AuditLab, _ plan: Plan, after: Duration = .zero) async throws -> [String: String] {
        let context = JudgementContext(plan: plan, ledger: lab.ledger, now: lab.world.now() + after)
        var statuses: [String: String] = [:]
        for judge in Secrets().controls {
            statuses["\(judge.control)"] = try await judge.judge(context).status.rawValue
        }
        return statuses
    }

    @Test func `the controls follow what was measured`() async throws {
        try await AuditLab.with { lab in
            let bare = try await statuses(lab, lab.plan())
            #expect(bare["secrets.encryption"] == "missing" && bare["secrets.rbac"] == "missing")
            #expect(bare["secrets.audit-log"] == "configured")
            let statement = "encryptionAtRest: {provider: Somebody, reference: their page of 2026-11-01}"
            let access = AuditLab.resource("AccessPolicy", "{cluster: prod, groups: [ops], reason: on call}")
            let plan = try lab.plan(cluster: statement, access)
            let declared = try await statuses(lab, plan)
            #expect(declared["secrets.encryption"] == "configured" && declared["secrets.rbac"] == "configured")

            _ = try await lab.run(CheckEncryption(), plan)
            // Nobody has looked for secrets in the open yet: no data is not green.
            #expect(try await statuses(lab, plan)["secrets.encryption"] == "configured")
            _ = try await lab.run(InventorySecrets(cluster: "prod"), plan)
            _ = try await lab.run(AuditAccess(cluster: "prod"), plan)
            try await lab.watching(plan) {
                for _ in 0..<6000 where try await lab.ledger.latest(SecretsWatched.self) == nil {
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            let proven = try await statuses(lab, plan)
            for control in ["encryption", "rbac", "audit-log"] {
                #expect(proven["secrets.\(control)"] == "proven")
            }

            let database = AuditLab.resource(
                "Database", "{name: shop, role: vigie, server: {host: db.example.org, port: 5432}}")
            let grown = try lab.plan(cluster: statement, access + database)
            #expect(try await statuses(lab, grown)["secrets.encryption"] == "configured")

            try await lab.create([
                "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "settings", "namespace": "shop"],
                "data": ["DB_PASSWORD": "hunter2"],
            ])
            _ = try await lab.run(InventorySecrets(cluster: "prod"), plan)
            #expect(try await statuses(lab, plan)["secrets.encryption"] == "failing")
            // What is not known yet does not hide what is known to be wrong.
            #expect(try await statuses(lab, grown)["secrets.encryption"] == "failing")
            try await lab.secret("database", ["k": "v"])
            try await lab.create(
                AccessAuditTests.role("reads", AccessAuditTests.rule(["get"], ["secrets"])),
                AccessAuditTests.binding("reads", "reads", AccessAuditTests.user("eve")))
            _ = try await lab.run(AuditAccess(cluster: "prod"), plan)
            #expect(try await statuses(lab, plan)["secrets.rbac"] == "failing")
        }
    }
}
