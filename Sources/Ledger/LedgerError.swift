package import Wording

/// Why the ledger did not do what it was asked.
package enum LedgerError: Error, Hashable, Sendable {
    case kindDiffers(index: Int64, found: String, wanted: String)
    /// Recorded by a newer Vigie than this one.
    case newerEvidence(index: Int64, kind: String, found: Int, supported: Int)
    case unreadable(index: Int64, reason: String)
    case notFound(index: Int64)
    /// The ledger was opened for reading only.
    case noKeys
}

extension LedgerError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .kindDiffers(let index, let found, let wanted):
            Problem(
                code: "ledger.kind", title: "The ledger entry is of another kind.",
                detail: "Entry \(index) is \(found), not \(wanted).")
        case .newerEvidence(let index, let kind, let found, let supported):
            Problem(
                code: "ledger.newer", title: "The ledger entry was recorded by a newer Vigie.",
                detail: "Entry \(index) is \(kind) version \(found); this program reads up to version \(supported).",
                hint: "Upgrade this program.")
        case .unreadable(let index, let reason):
            Problem(
                code: "ledger.unreadable", title: "A ledger entry cannot be read.",
                detail: "Entry \(index): \(reason).",
                hint: "Run vigie ledger verify: it says which entries were altered.")
        case .notFound(let index):
            Problem(
                code: "ledger.not-found", title: "There is no such ledger entry.", detail: "Index \(index).",
                hint: "vigie ledger list shows the newest entries.")
        case .noKeys:
            Problem(
                code: "ledger.no-keys", title: "This ledger was opened for reading only.",
                hint: "Signing needs the key files in the data directory.")
        }
    }
}
