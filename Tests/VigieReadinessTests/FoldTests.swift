import Surroundings
import Testing
import VigieLedger
import Wording

@testable import VigieReadiness

/// What becomes of the judges' answers.
@Suite struct FoldTests {
    static let now = Situation.now
    static let evidence = Situation.entry(7, ago: .hours(1))
    static let reason = LocalizedText(en: "Because.", fr: "Parce que.")
    static let step = NextStep(command: "vigie check", explanation: reason)
    static let control = Catalogue.controls[0]

    static func proof(until freshUntil: Timestamp, _ measurements: Measurement...) -> Judgement {
        .proven(reason, evidence: evidence, freshUntil: freshUntil, measurements: measurements)
    }

    static func figure(isWithin: Bool?) -> Measurement {
        Measurement(
            label: reason, achieved: LocalizedText(verbatim: "1"), objective: LocalizedText(verbatim: "2"),
            isWithin: isWithin)
    }

    func assess(_ answers: Judgement..., exemption: String? = nil) -> ControlAssessment {
        ControlAssessment(
            Self.control, answers: answers.map { .success($0) }, exemption: exemption, now: Self.now)
    }

    @Test(arguments: [
        (Duration.microseconds(1), ControlStatus.proven), (.days(30), .proven), (.zero, .stale),
        (.microseconds(-1), .stale), (.days(-30), .stale),
    ])
    func `a proof is stale from the instant until which it was fresh`(rest: Duration, expected: ControlStatus) {
        let assessment = assess(Self.proof(until: Self.now + rest))
        #expect(assessment.status == expected)
        #expect(assessment.judgement.reason == Self.reason)
        #expect(assessment.judgement.evidence == Self.evidence)
    }

    @Test(arguments: [
        Judgement(status: .proven, reason: reason, freshUntil: now + .hours(1)),
        Judgement(status: .proven, reason: reason, evidence: evidence),
        Judgement(status: .proven, reason: reason),
    ])
    func `a proof without evidence, or for ever, is only a declaration`(judgement: Judgement) {
        #expect(assess(judgement).status == .configured)
    }

    @Test(arguments: [(Optional(true), ControlStatus.proven), (nil, .proven), (false, .failing)])
    func `a figure outside its objective is failing`(isWithin: Bool?, expected: ControlStatus) {
        let proof = Self.proof(
            until: Self.now + .hours(1), Self.figure(isWithin: true), Self.figure(isWithin: isWithin))
        #expect(assess(proof).status == expected)
    }

    @Test func `an old figure outside its objective is failing, not stale`() {
        #expect(assess(Self.proof(until: Self.now - .hours(1), Self.figure(isWithin: false))).status == .failing)
    }

    @Test func `only the plan can say that a control does not apply`() {
        #expect(assess(Judgement(status: .notApplicable, reason: Self.reason)).status == .missing)
        let exempted = assess(.failing(Self.reason), exemption: "One cluster.")
        #expect(exempted.status == .notApplicable)
        #expect(exempted.judgement.reason == LocalizedText(verbatim: "One cluster."))
    }

    @Test(arguments: Catalogue.controls) func `an unjudged control names its chapter`(
        control: Control
    ) {
        let assessment = ControlAssessment(control, answers: [], exemption: nil, now: Self.now)
        #expect(assessment.status == .missing)
        #expect(assessment.judgement.reason.en.contains(control.chapter.title.en))
        #expect(assessment.judgement.reason.fr.contains(control.chapter.title.fr))
        #expect(assessment.judgement.nextStep?.command == "vigie readiness --chapter \(control.chapter.rawValue)")
    }

    @Test func `what could not be judged is failing and says why`() {
        let problem = Problem(code: "store.locked", title: "The store is locked.", hint: "Wait.")
        let assessment = ControlAssessment(
            Self.control, answers: [.success(Self.proof(until: Self.now + .hours(1))), .failure(problem)],
            exemption: nil, now: Self.now)
        #expect(assessment.status == .failing)
        #expect(assessment.problem == problem)
        #expect(assessment.judgement.reason.en == "It could not be judged: The store is locked. Wait.")
        #expect(assessment.judgement.evidence == nil)
    }

    @Test(arguments: [
        ([ControlStatus.proven, .configured], ControlStatus.configured), ([.configured, .proven], .configured),
        ([.proven, .stale, .proven], .stale), ([.failing, .missing, .stale], .failing),
        ([.missing, .proven], .missing),
        ([.proven, .proven], .proven),
    ])
    func `of several judgements the worst stands`(statuses: [ControlStatus], expected: ControlStatus) {
        let judgements = statuses.map { Judgement(status: $0, reason: LocalizedText(verbatim: $0.rawValue)) }
        let worst = Judgement.worst(of: judgements)
        #expect(worst?.status == expected)
        #expect(worst?.reason == LocalizedText(verbatim: expected.rawValue))
    }

    @Test func `several proofs keep all figures and lapse with the first`() {
        let long = Self.proof(until: Self.now + .days(7), Self.figure(isWithin: true))
        let short = Self.proof(until: Self.now + .days(1), Self.figure(isWithin: nil))
        let both = Judgement.worst(of: [long, short])
        #expect(both?.freshUntil == short.freshUntil)
        #expect(both?.measurements == long.measurements + short.measurements)
        #expect(Judgement.worst(of: []) == nil)
    }
}
