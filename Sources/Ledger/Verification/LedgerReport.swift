/// What a verification of the whole ledger came to.
package struct LedgerReport: Sendable {
    /// The clock of the machine was set back between two entries. No damage, but times around it mean less.
    package struct ClockStep: Hashable, Sendable {
        /// The entry that is older than the one before it.
        package let index: Int64
        package let by: Duration

        package init(index: Int64, by: Duration) {
            self.index = index
            self.by = by
        }
    }

    /// How many entries were read.
    package var size: Int64 = 0
    /// The root of their tree.
    package var root: [UInt8] = []
    /// What is wrong; nothing, if the ledger is intact. The first of many: `omitted` says how many more.
    package var findings: [LedgerFinding] = []
    package var omitted = 0
    /// The checkpoints that the entries agree with, by size.
    package var confirmed: [Checkpoint] = []
    package var clockSteps: [ClockStep] = []

    package var isIntact: Bool { findings.isEmpty }

    package var verdict: Verdict { isIntact ? .pass : .fail }

    /// What came of it, a sentence a line.
    package var sentences: [String] {
        let confirmation =
            switch confirmed.last {
            case let newest? where confirmed.count > 1:
                "They agree with \(confirmed.count) signed checkpoints, the largest of \(newest.size) entries."
            case let newest?:
                "They agree with the signed checkpoint of \(newest.size) \(newest.size == 1 ? "entry" : "entries")."
            case nil: "No checkpoint was there to compare with: a removed tail would not be noticed."
            }
        let count = size == 1 ? "1 entry" : "\(size) entries"
        let intact = size == 1 ? "The only entry is intact." : "All \(count) are intact."
        let summary = isIntact ? intact : "The ledger of \(count) was tampered with."
        let more = omitted > 0 ? ["\(omitted) more findings are not shown."] : []
        let clock = clockSteps.map { step in
            "The clock stepped back by \(step.by.formatted) before entry \(step.index)."
        }
        return [summary, confirmation] + findings.map(\.sentence) + more + clock
    }
}

extension Duration {
    fileprivate var formatted: String {
        let seconds = components.seconds
        return switch seconds {
        case ..<120: "\(seconds) s"
        case ..<7200: "\(seconds / 60) min"
        default: "\(seconds / 3600) h"
        }
    }
}
