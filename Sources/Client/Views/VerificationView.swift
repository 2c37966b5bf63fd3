import Surroundings
package import VigieLedger

/// What a verification of the whole ledger came to.
package struct VerificationView: Hashable, Codable, Sendable {
    /// The clock of the machine was set back before an entry.
    package struct ClockStep: Hashable, Codable, Sendable {
        package let index: Int64
        package let seconds: Double
    }

    package let verdict: Verdict
    /// How many entries were read.
    package let size: Int64
    /// Of their tree, in hexadecimal.
    package let root: String
    package let findings: [String]
    /// How many more findings there are.
    package let omitted: Int
    /// The checkpoints that the entries agree with, by size.
    package let confirmedSizes: [Int64]
    package let clockSteps: [ClockStep]
    /// What came of it, a sentence a line.
    package let sentences: [String]

    package init(_ report: LedgerReport) {
        verdict = report.verdict
        size = report.size
        root = report.root.hexadecimal
        findings = report.findings.map(\.sentence)
        omitted = report.omitted
        confirmedSizes = report.confirmed.map(\.size)
        clockSteps = report.clockSteps.map { ClockStep(index: $0.index, seconds: $0.by.inSeconds) }
        sentences = report.sentences
    }
}
