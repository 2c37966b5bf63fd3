package import Cron
package import JSONTree
import Surroundings
import VigieLedger
package import VigieReadiness
import Wording

extension Zone: Probed {
    package static var probed: (schema: JSONValue, example: Zone) { (["type": "string"], .utc) }
}

extension EventCursor: Probed {
    package static var probed: (schema: JSONValue, example: EventCursor) {
        (["type": "string", "pattern": "^[0-9a-z]{1,32}-[0-9]{1,18}$"], EventCursor(feed: "a", sequence: 0))
    }
}

extension ControlAssessment: Probed {
    package static var probed: (schema: JSONValue, example: ControlAssessment) {
        let text = LocalizedText(verbatim: "")
        let control = Control("", .backups, seed: "", title: text, proof: text)
        let judgement = Judgement(status: .missing, reason: text)
        return (
            InputProbe.schema(of: AssessmentShape.self), ControlAssessment(control: control, judgement: judgement)
        )
    }
}

extension ReadinessReport: Probed {
    package static var probed: (schema: JSONValue, example: ReadinessReport) {
        let example = ReadinessReport(at: Timestamp(seconds: 0), platform: nil, assessments: [])
        return (InputProbe.schema(of: ReportShape.self), example)
    }
}

/// What is written of a control's assessment.
private struct AssessmentShape: Decodable {
    let id: ControlID
    let chapter: ChapterName
    let title: LocalizedText
    let seedLine: String
    let proof: LocalizedText
    let status: ControlStatus
    let reason: LocalizedText
    let evidence: EntryReference?
    let freshUntil: Timestamp?
    let nextStep: NextStep?
    let measurements: [Measurement]
    let problem: Problem?
}

/// What is written of a readiness report.
private struct ReportShape: Decodable {
    struct Counts: Decodable {
        private enum CodingKeys: String, CodingKey {
            case proven, stale, failing, configured, missing
            case notApplicable = "not-applicable"
        }

        let proven: Int
        let stale: Int
        let failing: Int
        let configured: Int
        let missing: Int
        let notApplicable: Int
    }

    let at: Timestamp
    let platform: String?
    let summary: LocalizedText
    let total: Int
    let counts: Counts
    let controls: [ControlAssessment]
}
