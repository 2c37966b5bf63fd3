import HTML
import VigieClient
import Wording

/// A problem in the reader's language. What it says in French is looked up by its English sentences: so problems that
/// were recorded by earlier versions are told in both languages too.
struct ProblemText {
    private let problem: Problem
    private let reader: Reader

    init(_ problem: Problem, reader: Reader) {
        self.problem = problem
        self.reader = reader
    }

    var title: Markup { said(problem.title) }
    var detail: Markup? { problem.detail.map(said) }
    var hint: Markup? { problem.hint.map(said) }

    var sentence: Markup {
        Markup {
            title
            if let detail {
                " "
                detail
            }
        }
    }

    /// What nobody has put into French is marked as what it is, for who hears the page.
    private func said(_ text: String) -> Markup {
        guard reader.language == .french, text.contains(" ") else { return .text(text) }
        if let known = Self.french(text) { return .text(reader[known]) }
        return span(.lang("en")) { text }
    }

    /// A sentence in both languages, if it is one of ours.
    static func french(_ sentence: String) -> LocalizedText? {
        for phrase in phrases where phrase.begins(like: sentence) {
            if let text = phrase.text(of: sentence) { return text }
        }
        return nil
    }

    /// The particular ones before those that could be anything.
    private static let phrases = [
        ofAccess, ofWeakness, ofEngine, ofStatus, ofClient, ofBackups, ofSecrets, ofClusters, ofEmergencies, ofManagers,
        ofRuns, ofSystems, ofRecords, ofMessages,
    ]
    .flatMap(\.self)
}

extension Phrase {
    /// Quick, because most do not: a table of fifty runs asks some five hundred phrases for each.
    fileprivate func begins(like sentence: String) -> Bool {
        for (ours, theirs) in zip(en.utf8, sentence.utf8) where ours != theirs {
            return ours == Self.gap
        }
        return true
    }

    /// The first byte of the `…` for what differs.
    private static let gap = "…".utf8.first
}

/// What a run came to, in the reader's language where the procedure said it in both.
struct RunSummaryText {
    private let text: LocalizedText?
    private let reader: Reader

    init(_ run: RunView, reader: Reader) {
        let said = run.summaryText ?? run.summary.map(LocalizedText.init(verbatim:))
        let isFrench = reader.language == .french
        text = said.map { isFrench && $0.en == $0.fr ? ProblemText.french($0.en) ?? $0 : $0 }
        self.reader = reader
    }

    @MarkupBuilder var markup: Markup {
        if let text {
            if reader.language == .french, text.en == text.fr, text.en.contains(" ") {
                span(.lang("en")) { reader[text] }
            } else {
                reader[text]
            }
        }
    }
}
