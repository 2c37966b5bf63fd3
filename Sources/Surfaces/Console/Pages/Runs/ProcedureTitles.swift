import VigieClient
import Wording

/// What procedures are called by people.
struct ProcedureTitles: Sendable {
    private let known: [String: ProcedureView]

    init(_ procedures: [ProcedureView]) {
        known = Dictionary(procedures.map { ($0.name, $0) }) { first, _ in first }
    }

    subscript(name: String, reader: Reader) -> String {
        (known[name]?.title).map { reader[$0] } ?? name
    }

    /// What a step of a procedure is called.
    func step(_ name: String, of procedure: String, _ reader: Reader) -> String {
        for title in (known[procedure]?.steps ?? []) + ProblemText.ofSteps {
            if let text = title.text(of: name) { return reader[text] }
        }
        return name
    }
}
