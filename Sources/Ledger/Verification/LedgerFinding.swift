/// Something that a verification found to be wrong.
package enum LedgerFinding: Hashable, Sendable {
    /// The bytes of the entry no longer have the hash that was stored with them.
    case altered(Int64)
    /// There is no entry at these indices, and there are some after them.
    case missing(Range<Int64>)
    /// At least one of these is not the entry that was appended there.
    case displaced(Range<Int64>)
    /// There are entries outside the ledger's bounds.
    case inserted(Int64)
    /// The store would find the entry by something that it does not say itself.
    case misfiled(Int64, field: String)
    case unreadable(Int64, reason: String)
    /// The store has recorded another size than it has entries.
    case sizeDiffers(recorded: Int64, found: Int64)
    /// The store has recorded another root than its entries have.
    case rootDiffers(size: Int64)
    /// What the store has recorded about the ledger's size and root makes no sense.
    case badHead(String)
    /// A checkpoint was signed when there were more entries.
    case truncated(signed: Int64, found: Int64)
    /// The entries that a checkpoint signed are not those that stand there now.
    case rewritten(signed: Int64, intact: Int64)
    /// A checkpoint that proves nothing.
    case badCheckpoint(size: Int64?, reason: String)
}

extension LedgerFinding {
    /// What happened, in a sentence.
    package var sentence: String {
        switch self {
        case .altered(let index): "Entry \(index) was altered: its text no longer has the hash it was appended with."
        case .missing(let range): "\(Self.entries(range)) \(range.count == 1 ? "is" : "are") missing: removed."
        case .displaced(let range) where range.count == 1:
            "Entry \(range.lowerBound) is not the one that was appended there: it was replaced, or entries were "
                + "reordered, inserted or removed."
        case .displaced(let range):
            "\(Self.entries(range)) are not those that were appended there: at least one was replaced, or entries "
                + "were reordered, inserted or removed."
        case .inserted(let index): "An entry stands at \(index), where none was appended: inserted."
        case .misfiled(let index, let field):
            "Entry \(index) is filed under another \(field) than it says: the store's index was altered."
        case .unreadable(let index, let reason): "Entry \(index) is no ledger entry: \(reason)."
        case .sizeDiffers(let recorded, let found) where found < recorded:
            "The store has recorded \(recorded) entries and holds \(found): the last \(Self.were(recorded - found)) "
                + "removed."
        case .sizeDiffers(let recorded, let found):
            "The store has recorded \(recorded) entries and holds \(found): \(Self.were(found - recorded)) inserted."
        case .rootDiffers(let size):
            "The \(size) entries do not add up to the root that the store has recorded: entries or the record were "
                + "altered."
        case .badHead(let reason): "What the store has recorded of the ledger's size and root was altered: \(reason)."
        case .truncated(let signed, let found):
            "A checkpoint of \(signed) entries was signed and \(found) are left: the last \(Self.were(signed - found)) "
                + "removed."
        case .rewritten(let signed, let intact):
            "The first \(signed) entries are not those that a checkpoint signed: something from entry \(intact) to "
                + "\(signed - 1) was altered, removed, inserted or reordered after it was signed."
        case .badCheckpoint(let size?, let reason): "The checkpoint of \(size) entries proves nothing: \(reason)."
        case .badCheckpoint(nil, let reason): "A checkpoint proves nothing: \(reason)."
        }
    }

    private static func were(_ count: Int64) -> String {
        count == 1 ? "1 was" : "\(count) were"
    }

    private static func entries(_ range: Range<Int64>) -> String {
        range.count == 1 ? "Entry \(range.lowerBound)" : "Entries \(range.lowerBound) to \(range.upperBound - 1)"
    }
}
