import JSONTree
import Surroundings
import Synchronization
import VigieReadiness

/// The JSON of the newest readiness report: many ask for the same one.
final class EncodedReports: Sendable {
    private struct Known {
        let report: ReadinessReport
        let bytes: [UInt8]
    }

    private let known = Mutex<Known?>(nil)

    func answer(_ report: ReadinessReport) throws -> Answer {
        if let known = known.withLock({ $0 }), known.report.at == report.at, known.report == report {
            return .json(bytes: known.bytes)
        }
        let bytes = try JSONValue(encoding: report).canonical
        known.withLock { $0 = Known(report: report, bytes: bytes) }
        return .json(bytes: bytes)
    }
}
