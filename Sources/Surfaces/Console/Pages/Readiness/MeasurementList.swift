import HTML
import VigieReadiness

/// The figures of a promise: a bar against its objective where there is one, and both in words.
struct MeasurementList {
    let measurements: [Measurement]
    /// What is said where nothing was measured.
    let otherwise: String
    let isFailing: Bool
    let reader: Reader

    init(_ promise: ControlAssessment, reader: Reader) {
        measurements = promise.judgement.measurements
        isFailing = promise.status == .failing && !promise.judgement.measurements.isEmpty
        self.reader = reader
        otherwise =
            switch promise.status {
            case .missing: reader.say("not declared", "non déclarée")
            case .configured: reader.say("never exercised", "jamais exercée")
            case .proven, .stale, .failing, .notApplicable: ""
            }
        reason = isFailing ? reader[promise.judgement.reason] : nil
    }

    private let reason: String?

    @MarkupBuilder var markup: Markup {
        if measurements.isEmpty {
            span(.class("dim")) { otherwise }
        }
        for measurement in measurements {
            span(.class("meas")) {
                BulletBar(measurement)?.markup
                span(.class(measurement.isWithin == false ? "bad" : nil)) { words(measurement) }
            }
        }
        if let reason { span(.class("sub bad")) { reason } }
    }

    private func words(_ measurement: Measurement) -> String {
        let achieved = "\(reader[measurement.label]) \(reader[measurement.achieved])"
        guard let objective = measurement.objective else { return achieved }
        return reader.say("\(achieved) of \(reader[objective])", "\(achieved) sur \(reader[objective])")
    }
}
