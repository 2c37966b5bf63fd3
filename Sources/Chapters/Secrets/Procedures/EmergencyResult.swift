import VigieEngine
package import VigieLedger
package import Wording

/// What came of an emergency.
package struct EmergencyResult: RunResult, Hashable {
    private let said: RunSummary

    init(_ summary: LocalizedText) {
        said = RunSummary(summary)
    }

    private enum CodingKeys: String, CodingKey {
        case said = "summary"
    }

    package var verdict: Verdict { .pass }
    package var summary: String { said.text.en }
    package var summaryText: LocalizedText { said.text }
}
