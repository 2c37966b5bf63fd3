import JSONTree
import Surroundings
import Testing
import Wording

@testable import VigieReadiness

@Suite struct ReportTests {
    static let situations: [Situation] = [.nothing, .firstProof, .trouble, .everything]

    @Test(arguments: situations.map(\.report)) func `a report survives its JSON form`(report: ReadinessReport) throws {
        let json = try JSONValue(encoding: report)
        #expect(try json.decoded(as: ReadinessReport.self) == report)
        #expect(json["total"]?.integer == 64)
        #expect(json["counts"]?["proven"]?.integer == Int64(report.count(.proven)))
        #expect(json["summary"]?["fr"]?.string == report.summary.fr)
    }

    @Test func `the JSON form of a control tells all there is to tell`() throws {
        let json = try JSONValue(encoding: Situation.trouble.report)
        let control = try #require(json["controls"]?[11])
        let expected = try JSONValue(
            parsing: """
                {
                  "id": "backup.restore-tests", "chapter": "backups", "status": "failing",
                  "title": {
                    "en": "Restores tested automatically", "fr": "Restaurations testées automatiquement"
                  },
                  "seedLine": "Tests restore automatisés",
                  "proof": {
                    "en": "a passing restore proof not older than its cadence",
                    "fr": "une preuve de restauration réussie, pas plus ancienne que sa cadence"
                  },
                  "reason": {
                    "en": "The copy from ams stopped at 02:11:40: WAL segment 00000001000000000000002A is missing \
                from its repository.",
                    "fr": "La copie d’ams s’arrête à 02:11:40\u{a0}: le segment WAL 00000001000000000000002A manque \
                dans son dépôt."
                  },
                  "evidence": {"index": 18204, "kind": "backup.proof", "at": "2026-11-22T11:40:00.000000Z"},
                  "nextStep": {
                    "command": "vigie backup show shop",
                    "explanation": {
                      "en": "lists what each repository holds, gaps included",
                      "fr": "liste ce que chaque dépôt contient, trous compris"
                    }
                  },
                  "measurements": [
                    {
                      "label": {"en": "RPO fra", "fr": "RPO fra"}, "isWithin": true, "ratio": 0.016666666666666666,
                      "achieved": {"en": "1 s", "fr": "1 s"}, "objective": {"en": "1 min", "fr": "1 min"}
                    },
                    {
                      "label": {"en": "RPO ams", "fr": "RPO ams"}, "isWithin": false, "ratio": 37,
                      "achieved": {"en": "37 min", "fr": "37 min"}, "objective": {"en": "1 min", "fr": "1 min"}
                    }
                  ]
                }
                """)
        #expect(control == expected)
    }

    @Test func `a report with a control that nobody knows is refused`() throws {
        let json = try JSONValue(
            parsing: """
                {"at": "2026-11-22T15:40:00Z", "controls": [
                  {"id": "backup.moon", "status": "missing", "reason": {"en": "", "fr": ""}, "measurements": []}]}
                """)
        #expect(throws: ReadinessError.unknownControl("backup.moon")) { try json.decoded(as: ReadinessReport.self) }
    }

    @Test(arguments: [
        // before, now, worse, better
        (ControlStatus.proven, ControlStatus.stale, true, false), (.proven, .failing, true, false),
        (.proven, .missing, true, false), (.proven, .configured, true, false), (.stale, .failing, true, false),
        (.missing, .failing, true, false), (.missing, .configured, false, true), (.configured, .proven, false, true),
        (.missing, .stale, false, true), (.failing, .proven, false, true), (.proven, .notApplicable, false, false),
        (.notApplicable, .failing, false, false),
    ])
    func `a change is a step forward, a step back or neither`(
        before: ControlStatus, now: ControlStatus, isWorse: Bool, isBetter: Bool
    ) {
        let control = Catalogue.controls[0]
        func assessment(_ status: ControlStatus) -> ControlAssessment {
            ControlAssessment(
                control: control, judgement: Judgement(status: status, reason: LocalizedText(verbatim: "")))
        }
        let change = ControlChange(control: control, before: before, now: assessment(now))
        #expect(change.isWorse == isWorse)
        #expect(change.isBetter == isBetter)
    }

    @Test func `what got worse comes first, then in the order of the catalogue`() {
        let changes = Situation.trouble.report.changes(since: Situation.firstProof.report)
        #expect(
            changes.map(\.control.id) == [
                "backup.restore-tests", "backup.point-in-time", "secrets.recovery", "staging.multi-cluster",
            ])
        #expect(Situation.trouble.report.changes(since: Situation.trouble.report).isEmpty)
    }

    @Test(arguments: [
        (Situation.nothing, "None of the 64 promises is proven yet.", "Aucune des 64 promesses n’est encore prouvée."),
        (.firstProof, "4 of 64 promises are proven.", "4 promesses sur 64 sont prouvées."),
        (
            .trouble, "2 of 64 promises are proven. 1 is failing, 1 could not be judged and 1 is stale.",
            "2 promesses sur 64 sont prouvées. 1 est en échec, 1 n’a pas pu être jugée et 1 est périmée."
        ),
        (
            .everything, "All 63 promises that apply are proven.",
            "Les 63 promesses qui s’appliquent sont toutes prouvées."
        ),
    ])
    func `the summary answers the question`(situation: Situation, en: String, fr: String) {
        #expect(situation.report.summary == LocalizedText(en: en, fr: fr))
    }

    @Test(arguments: [
        (
            Situation.nothing, "The one promise of the Supervision chapter is not proven yet.",
            "L’unique promesse du chapitre Supervision n’est pas encore prouvée."
        ),
        (
            .everything, "The one promise of the Supervision chapter is proven.",
            "L’unique promesse du chapitre Supervision est prouvée."
        ),
    ])
    func `a chapter may have one promise only`(situation: Situation, en: String, fr: String) {
        #expect(situation.report.limited(to: .supervision).summary == LocalizedText(en: en, fr: fr))
    }

    @Test func `one is singular`() {
        var situation = Situation.firstProof
        situation.answers = situation.answers.filter { $0.key == "backup.restore-tests" }
        #expect(
            situation.report.summary
                == LocalizedText(en: "1 of 64 promises is proven.", fr: "1 promesse sur 64 est prouvée."))
    }

    @Test(arguments: ChapterName.allCases) func `a report can be limited to a chapter`(chapter: ChapterName) {
        let report = Situation.everything.report
        #expect(report.chapter == nil)
        let limited = report.limited(to: chapter)
        #expect(limited.chapter == chapter)
        #expect(limited.assessments.map(\.control) == Catalogue.controls.filter { $0.chapter == chapter })
    }
}
