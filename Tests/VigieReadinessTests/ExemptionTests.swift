import Testing
import VigiePlan

@testable import VigieReadiness

@Suite struct ExemptionTests {
    static func plan(_ exemptions: String) -> (plan: Plan, diagnostics: [Diagnostic]) {
        PlanReader(kinds: CoreKinds.all).read(
            text: """
                apiVersion: vigie.dev/v1
                kind: Platform
                metadata: {name: boutique}
                spec:
                  notApplicable:
                \(exemptions)
                """)
    }

    @Test func `what a plan exempts is read with its reason`() {
        let (plan, problems) = Self.plan("    - {control: staging.multi-cluster, reason: We have one cluster.}")
        #expect(problems.isEmpty)
        #expect(Readiness.check(plan).isEmpty)
        #expect(Exemptions(of: plan)["staging.multi-cluster"] == "We have one cluster.")
        #expect(Exemptions(of: plan)["staging.failover"] == nil)
        #expect(Exemptions(of: .empty)["staging.multi-cluster"] == nil)
    }

    @Test func `without a reason nothing is exempted`() {
        let (plan, problems) = Self.plan("    - {control: sla.review, reason: ' '}")
        #expect(!problems.isEmpty)
        #expect(Exemptions(of: plan)["sla.review"] == nil)
    }

    @Test(arguments: [
        (
            "    - {control: staging.multicluster, reason: One.}",
            "6:17: readiness.unknown-control: there is no control 'staging.multicluster' "
                + "(did you mean 'staging.multi-cluster'?)"
        ),
        (
            "    - {control: moon, reason: None.}",
            "6:17: readiness.unknown-control: there is no control 'moon' "
                + "(`vigie readiness -o json` lists the controls with their names)"
        ),
        (
            "    - {control: sla.review, reason: A.}\n    - {control: sla.review, reason: B.}",
            "7:17: readiness.second-exemption: 'sla.review' is declared not applicable twice "
                + "(keep the one whose reason is right)"
        ),
    ])
    func `a mistake is found where it is`(exemptions: String, expected: String) throws {
        let found = Readiness.check(Self.plan(exemptions).plan)
        let diagnostic = try #require(found.first)
        let position = try #require(diagnostic.position)
        let hint = diagnostic.hint ?? ""
        #expect(found.count == 1)
        #expect(
            "\(position.line):\(position.column): \(diagnostic.code): \(diagnostic.message) (\(hint))" == expected)
    }
}
