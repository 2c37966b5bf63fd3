import VigieLedger
import Wording

extension Verdict {
    /// The verdict as people read it.
    var title: LocalizedText {
        switch self {
        case .pass: LocalizedText(en: "pass", fr: "réussi")
        case .fail: LocalizedText(en: "fail", fr: "échec")
        case .inconclusive: LocalizedText(en: "inconclusive", fr: "non concluant")
        }
    }

    /// Of two verdicts the one that has to be heard.
    func worse(_ other: Verdict) -> Verdict {
        if self == .fail || other == .fail { return .fail }
        return self == .inconclusive || other == .inconclusive ? .inconclusive : .pass
    }
}
