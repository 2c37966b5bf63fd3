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
    case badKey(String)
    case badNote(String)
    case badSignature(String)
    /// Two states of the ledger of which one should continue the other, and does not.
    case inconsistent(String)
    /// A value that was sealed for something else, or altered.
    case badSeal(String)
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
                code: "ledger.newer", nature: .refused, title: "The ledger entry was recorded by a newer Vigie.",
                detail: "Entry \(index) is \(kind) version \(found); this program reads up to version \(supported).",
                hint: "Upgrade this program.")
        case .unreadable(let index, let reason):
            Problem(
                code: "ledger.unreadable", title: "A ledger entry cannot be read.",
                detail: "Entry \(index): \(reason).",
                hint: "Run vigie ledger verify: it says which entries were altered.")
        case .notFound(let index):
            Problem(
                code: "ledger.not-found", nature: .usage, title: "There is no such ledger entry.",
                detail: "Index \(index).",
                hint: "vigie ledger list shows the newest entries.")
        case .noKeys:
            Problem(
                code: "ledger.no-keys", title: "This ledger was opened for reading only.",
                hint: "Signing needs the key files in the data directory.")
        case .badKey(let reason):
            Problem(
                code: "ledger.key", title: "A key of the ledger cannot be used.", detail: "\(reason).",
                hint: "Restore the key file from a backup, or remove it: a new key goes on under the same name.")
        case .badNote(let reason):
            Problem(
                code: "ledger.note", nature: .usage, title: "This is no checkpoint or proof.", detail: "\(reason).",
                hint: "A checkpoint is a text of an origin, a size and a root, with signature lines below.")
        case .badSignature(let reason):
            Problem(
                code: "ledger.signature", nature: .failed, title: "The checkpoint is not signed by this ledger.",
                detail: "\(reason).",
                hint: "Compare its key with the list of verifier keys that you keep.")
        case .inconsistent(let reason):
            Problem(
                code: "ledger.inconsistent", nature: .failed,
                title: "The ledger does not continue what it signed before.",
                detail: "\(reason).", hint: "Run vigie ledger verify: it says what was altered.")
        case .badSeal(let reason):
            Problem(code: "ledger.seal", title: "A sealed value cannot be opened.", detail: "\(reason).")
        }
    }
}
