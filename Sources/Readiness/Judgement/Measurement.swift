package import Wording

/// A figure that was achieved, beside the objective it is held against.
package struct Measurement: Hashable, Codable, Sendable {
    /// What was measured: `RPO`.
    package let label: LocalizedText
    /// The figure in words: `1.0 s`.
    package let achieved: LocalizedText
    package let objective: LocalizedText?
    /// Whether the objective was met; `nil` where there is none.
    package let isWithin: Bool?
    /// Achieved divided by objective, for drawing: 1 is exactly at the objective.
    package let ratio: Double?

    package init(
        label: LocalizedText, achieved: LocalizedText, objective: LocalizedText? = nil, isWithin: Bool? = nil,
        ratio: Double? = nil
    ) {
        self.label = label
        self.achieved = achieved
        self.objective = objective
        self.isWithin = isWithin
        self.ratio = ratio
    }
}

extension Measurement {
    /// A duration that must not exceed another one: a recovery point, a recovery time, a delay.
    package init(label: LocalizedText, achieved: Duration, atMost objective: Duration) {
        self.init(
            label: label,
            achieved: LocalizedText(span: achieved),
            objective: LocalizedText(span: objective),
            isWithin: achieved <= objective,
            ratio: objective > .zero ? achieved / objective : nil
        )
    }
}
