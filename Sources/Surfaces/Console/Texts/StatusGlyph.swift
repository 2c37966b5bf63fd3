import HTML
import VigieClient
import VigieEngine
import VigieLedger
import VigieReadiness
import Wording

/// A status as a shape, and in words for who hears the page or reads it on paper.
struct StatusGlyph {
    let symbol: String
    let word: LocalizedText

    init(_ assessment: ControlAssessment) {
        let unjudged = LocalizedText(en: "not judged", fr: "non jugée")
        self.init(assessment.status, word: assessment.problem == nil ? nil : unjudged)
    }

    init(_ status: ControlStatus, word: LocalizedText? = nil) {
        symbol = status.rawValue
        self.word = word ?? Texts.word(status)
    }

    /// How a run stands: its verdict, where it has one.
    init(_ run: RunView) {
        switch (run.state, run.verdict) {
        case (.finished, .pass?): (symbol, word) = ("proven", Texts.word(.pass))
        case (.finished, .fail?): (symbol, word) = ("failing", Texts.word(.fail))
        case (.finished, _): (symbol, word) = ("inconclusive", Texts.word(.inconclusive))
        case (.queued, _): (symbol, word) = ("queued", Texts.word(.queued))
        case (.running, _): (symbol, word) = ("running", Texts.word(.running))
        case (.sleeping, _): (symbol, word) = ("waiting", Texts.word(.sleeping))
        case (.waiting, _): (symbol, word) = ("waiting", Texts.word(.waiting))
        case (.uncertain, _): (symbol, word) = ("uncertain", Texts.word(.uncertain))
        case (.diverged, _): (symbol, word) = ("uncertain", Texts.word(.diverged))
        case (.cancelled, _): (symbol, word) = ("cancelled", Texts.word(.cancelled))
        }
    }

    init(_ verdict: Verdict) {
        word = Texts.word(verdict)
        symbol =
            switch verdict {
            case .pass: "proven"
            case .fail: "failing"
            case .inconclusive: "inconclusive"
            }
    }

    /// The shape, with its word out of sight.
    func markup(_ reader: Reader) -> Markup {
        Markup {
            shape
            span(.class("vh")) { reader[word] }
        }
    }

    /// The shape alone, where the word stands beside it.
    var shape: Markup {
        SVG.svg(.class("g"), .ariaHidden()) { SVG.use(symbol) }
    }
}
