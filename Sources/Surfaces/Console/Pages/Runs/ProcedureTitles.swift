import VigieClient
import Wording

/// What procedures are called by people.
struct ProcedureTitles: Sendable {
    private let titles: [String: LocalizedText]

    init(_ procedures: [ProcedureView]) {
        titles = Dictionary(procedures.map { ($0.name, $0.title) }) { first, _ in first }
    }

    subscript(name: String, reader: Reader) -> String {
        titles[name].map { reader[$0] } ?? name
    }
}
