package import VigieLedger
package import Wording

/// One thing that was noticed, with the verdict it forces.
package struct Finding: Codable, Hashable, Sendable {
    /// Stable and dotted, for programs: `wal.missing`.
    package let code: String
    /// `nil` for a remark that forces nothing.
    package let verdict: Verdict?
    package let text: LocalizedText

    package init(_ code: String, _ verdict: Verdict?, en: String, fr: String) {
        self.code = code
        self.verdict = verdict
        text = LocalizedText(en: en, fr: fr)
    }
}

extension Sequence<Finding> {
    /// The backup is bad if anything says so, whatever else could not be tested; nothing found is not yet a pass.
    package var verdict: Verdict? {
        let forced = Set(compactMap(\.verdict))
        if forced.contains(.fail) { return .fail }
        return forced.contains(.inconclusive) ? .inconclusive : nil
    }
}
