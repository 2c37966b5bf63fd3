package import Surroundings
package import VigieLedger
package import VigiePlan

/// What a chapter contributes for one control: how it is judged from the plan and the ledger.
package struct ControlJudge: Sendable {
    package let control: ControlID
    package let judge: @Sendable (JudgementContext) async throws -> Judgement

    package init(_ control: ControlID, judge: @escaping @Sendable (JudgementContext) async throws -> Judgement) {
        self.control = control
        self.judge = judge
    }
}

/// Everything that a judgement may depend on.
package struct JudgementContext: Sendable {
    package let plan: Plan
    package let ledger: Ledger
    package let now: Timestamp

    package init(plan: Plan, ledger: Ledger, now: Timestamp) {
        self.plan = plan
        self.ledger = ledger
        self.now = now
    }
}
