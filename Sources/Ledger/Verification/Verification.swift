import MerkleTree
import Surroundings
import VigieStore
import Wording

/// Goes through a ledger entry by entry and notes what is wrong.
///
/// It builds the tree anew from the entries' bytes. Where that disagrees with a hash which the store keeps, the
/// smallest subtree that disagrees says which entries are concerned.
struct Verification {
    /// Clocks of several processes differ a little, and an entry is dated before it is its turn.
    private static let tolerance = Duration.seconds(5)
    private static let mostFindings = 50

    private(set) var report = LedgerReport()
    private(set) var frontier = MerkleFrontier()
    /// Where the newest entries that are known to be wrong end; larger subtrees over them say nothing new.
    private var suspectsEnd: Int64?
    private var time: Timestamp?
    /// By size; each is compared when the tree has grown so far.
    private var checkpoints: [Int64: [Checkpoint]]
    private var confirmedSize: Int64 = 0

    init(checkpoints: [Checkpoint]) {
        self.checkpoints = Dictionary(grouping: checkpoints, by: \.size)
        compareCheckpoints()
    }

    mutating func add(_ finding: LedgerFinding) {
        if case .displaced(let range) = finding, case .displaced(let last) = report.findings.last,
            last.upperBound == range.lowerBound
        {
            report.findings[report.findings.count - 1] = .displaced(last.lowerBound..<range.upperBound)
        } else if report.findings.count < Self.mostFindings {
            report.findings.append(finding)
        } else {
            report.omitted += 1
        }
    }

    mutating func take(_ batch: EntryBatch) {
        let filing = Filing(batch: batch)
        for row in batch.rows {
            guard row.index >= frontier.size else {
                add(.inserted(row.index))
                continue
            }
            if row.index > frontier.size { fillGap(upTo: row.index) }
            take(row, of: batch)
            do {
                if let field = try filing.difference(row) { add(.misfiled(row.index, field: field)) }
            } catch {
                if case .unreadable(_, let reason) = error { add(.unreadable(row.index, reason: reason)) }
            }
            watchClock(row)
            compareCheckpoints()
        }
    }

    /// Ends with what the store has recorded about itself.
    mutating func finish(head: Result<LedgerHead, StoreError>) -> LedgerReport {
        report.size = frontier.size
        report.root = frontier.root
        switch head {
        case .success(let head) where head.size != frontier.size:
            add(.sizeDiffers(recorded: head.size, found: frontier.size))
        case .success(let head):
            if head.frontier.root != frontier.root, suspectsEnd == nil { add(.rootDiffers(size: frontier.size)) }
        case .failure(let error): add(.badHead(error.problem.detail ?? error.problem.title))
        }
        for size in checkpoints.keys.sorted() { add(.truncated(signed: size, found: frontier.size)) }
        return report
    }

    // MARK: One entry

    private mutating func take(_ row: EntryBatch.Row, of batch: EntryBatch) {
        let hash = unsafe batch.storage.withUnsafeBytes { buffer in
            unsafe MerkleHash.leaf(UnsafeRawBufferPointer(rebasing: buffer[row.bytes]))
        }
        var suspect = row.index..<row.index + 1
        var isSuspect = false
        if !hash.elementsEqual(batch.storage[row.leafHash]) {
            add(.altered(row.index))
            isSuspect = true
        }
        let completed = frontier.append(leafHash: hash)
        if !isSuspect {
            if completed.count * MerkleHash.length != row.subtrees.count {
                add(.displaced(suspect))
                isSuspect = true
            } else if let subtree = differing(completed, row, batch), subtree.lowerBound >= suspectsEnd ?? 0 {
                suspect = subtree
                add(.displaced(suspect))
                isSuspect = true
            }
        }
        if isSuspect { suspectsEnd = suspect.upperBound }
    }

    /// The leaves of the smallest subtree whose root is not the one stored.
    private func differing(_ completed: [[UInt8]], _ row: EntryBatch.Row, _ batch: EntryBatch) -> Range<Int64>? {
        var start = row.subtrees.lowerBound
        for (level, root) in completed.enumerated() {
            if !root.elementsEqual(batch.storage[start..<start + MerkleHash.length]) {
                return MerkleSubtree(level: level + 1, index: row.index >> (level + 1)).leaves
            }
            start += MerkleHash.length
        }
        return nil
    }

    /// Entries that are gone still have their places, so that those after them can be checked.
    private mutating func fillGap(upTo index: Int64) {
        add(.missing(frontier.size..<index))
        let unknown = [UInt8](repeating: 0, count: MerkleHash.length)
        while frontier.size < index {
            frontier.append(leafHash: unknown)
            compareCheckpoints()
        }
        suspectsEnd = index
    }

    private mutating func watchClock(_ row: EntryBatch.Row) {
        if let time, row.at < time - Self.tolerance, report.clockSteps.count < Self.mostFindings {
            report.clockSteps.append(LedgerReport.ClockStep(index: row.index, by: time - row.at))
        }
        time = row.at
    }

    private mutating func compareCheckpoints() {
        guard let signed = checkpoints.removeValue(forKey: frontier.size) else { return }
        let root = frontier.root
        for checkpoint in signed {
            if checkpoint.root == root {
                report.confirmed.append(checkpoint)
                confirmedSize = checkpoint.size
            } else {
                add(.rewritten(signed: checkpoint.size, intact: confirmedSize))
            }
        }
    }
}
