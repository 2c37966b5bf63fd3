import AgeFormat
import FoundationEssentials
import Surroundings
import Testing
import VigieChapter
import VigieEngine
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieSecrets
import VigieTestSupport

/// What the controls say, from nothing to proven and on to stale.
@Suite struct SecretsJudgeTests {
    private func statuses(_ lab: SecretsLab, _ plan: Plan, after: Duration = .zero) async throws -> [String: String] {
        let context = JudgementContext(
            plan: plan, ledger: Ledger(store: lab.store, world: lab.world), now: lab.world.now() + after)
        var statuses: [String: String] = [:]
        for judge in Secrets().controls {
            statuses["\(judge.control)"] = try await judge.judge(context).status.rawValue
        }
        return statuses
    }

    @Test func `controls follow what was done`() async throws {
        try await SecretsLab.with { lab in
            let identity = AgeIdentity(random: SeededRandom(seed: 4))
            let keyFile = lab.server.directory + "/key"
            try IdentityFile.text(of: identity).write(toFile: keyFile, atomically: false, encoding: .utf8)
            let plan = try lab.plan(
                more: """
                    ---
                    apiVersion: vigie.dev/v1
                    kind: Escrow
                    metadata: {name: safe}
                    spec: {recipients: [\(try identity.recipient)], directory: \(lab.vault), every: 1d}
                    """)
            let nothing = try SecretsLab.read("")
            #expect(Set(try await statuses(lab, nothing).values) == ["missing"])
            let declared = try await statuses(lab, plan)
            #expect(declared["secrets.rotation"] == "configured" && declared["secrets.recovery"] == "configured")
            _ = try await lab.result(of: RotateSecret(secret: "login"), plan)
            #expect(try await statuses(lab, plan)["secrets.rotation"] == "proven")
            #expect(try await statuses(lab, plan, after: .seconds(31 * 86_400))["secrets.rotation"] == "failing")
            _ = try await lab.result(of: EscrowSecrets(escrow: "safe"), plan)
            #expect(try await statuses(lab, plan)["secrets.credential-escrow"] == "configured")
            _ = try await lab.result(of: RecoverSecrets(escrow: "safe", keyFile: keyFile, mode: .drill), plan)
            let proven = try await statuses(lab, plan)
            #expect(proven["secrets.credential-escrow"] == "proven" && proven["secrets.recovery"] == "proven")
            let later = try await statuses(lab, plan, after: .seconds(3 * 86_400))
            #expect(later["secrets.credential-escrow"] == "failing")
        }
    }

    @Test func `schedules and reactions follow the plan`() throws {
        let text = """
            apiVersion: vigie.dev/v1
            kind: Secret
            metadata: {name: key}
            spec:
              place: {file: {path: /tmp/key}}
              content: {random: {}}
              rotation: {interval: 30d, schedule: "0 3 * * 1", timeZone: Europe/Paris}
            """
        let plan = try SecretsLab.read(text)
        #expect(Secrets().schedules(for: plan).map(\.name) == ["secret-key-rotation"])
    }
}
