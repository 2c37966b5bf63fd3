import AgeFormat
import KubernetesClient
import Testing
import VigieEngine
import VigieLedger
import VigiePlan
import VigieSecrets
import VigieStore
import VigieTestSupport

/// The manifest for a cluster on which an escrow is rehearsed: with its rights it works, without any of them it does not.
@Suite struct RehearsalRightsTests {
    private static func deployed(_ work: (AuditLab, Plan) async throws -> Void) async throws {
        try await AuditLab.with { lab in
            for file in ["vigie.yaml", "reading.yaml", "rotating.yaml", "rehearsing.yaml"] {
                try await DeployTests.apply(file, lab)
            }
            let token = try await lab.admin.resources(ServiceAccount.self, in: "vigie").token(
                for: "vigie", lasting: .seconds(3600))
            try lab.signIn(as: token.token.reveal())
            let recipient = try AgeIdentity(random: SeededRandom(seed: 3)).recipient
            let secret = AuditLab.resource(
                "Secret",
                "{place: {kubernetes: {cluster: prod, namespace: shop, name: session}}, content: {random: {}}}",
                name: "session")
            let escrow = AuditLab.resource(
                "Escrow", "{recipients: [\(recipient)], directory: \(lab.directory)/vault, rehearse: true}",
                name: "safe")
            let plan = try lab.plan(secret + escrow)
            _ = try await lab.result(of: RotateSecret(secret: "session"), plan)
            _ = try await lab.result(of: EscrowSecrets(escrow: "safe"), plan)
            try await work(lab, plan)
        }
    }

    private static let rehearsal = RecoverSecrets(escrow: "safe", keyFile: nil, mode: .rehearse)

    @Test func `the manifest gives what a rehearsal takes, and the check asks for it`() async throws {
        try await Self.deployed { lab, plan in
            #expect(try await DeployTests.rights(lab, plan) == [])
            #expect(try await lab.result(of: Self.rehearsal, plan).recovered.secrets.map(\.state) == [.restored])
            let spaces = try await lab.admin.resources(Namespace.self).list().items
            #expect(spaces.allSatisfy { !$0.name.hasPrefix("vigie-rehearsal") || $0.isTerminating })
        }
    }

    @Test func `without any of them it fails, and the check says which is missing`() async throws {
        try await Self.deployed { lab, plan in
            let roles = lab.admin.resources(ClusterRole.self)
            let whole = try await roles.get("vigie-rehearsing")
            var tried = 0
            for (index, rule) in whole.rules.enumerated() {
                for verb in rule.verbs {
                    _ = try await roles.update("vigie-rehearsing") { role in
                        role.rules = whole.rules
                        role.rules[index].verbs.removeAll { $0 == verb }
                    }
                    let missing = try await DeployTests.rights(lab, plan)
                    #expect(missing.count == 1 && missing[0].contains("\(verb) \(rule.resources[0]);"), "\(missing)")
                    #expect(
                        try await lab.run(Self.rehearsal, plan).verdict != "pass",
                        "\(verb) \(rule.resources) is not needed")
                    tried += 1
                }
            }
            #expect(tried == 6)
        }
    }
}
