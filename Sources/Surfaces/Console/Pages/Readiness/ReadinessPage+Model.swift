import Surroundings
import VigieClient
import VigieReadiness

/// How all promises stand.
struct ReadinessPage: Sendable {
    let report: ReadinessReport
    /// What moved since yesterday, what got worse first.
    let changes: [ControlChange]
    let filter: Filter

    struct Filter: Hashable, Sendable {
        var chapter: ChapterName?
        var status: ControlStatus?

        init(_ query: FormValues) {
            chapter = query["chapter"].flatMap(ChapterName.init(rawValue:))
            status = query["status"].flatMap(ControlStatus.init(rawValue:))
        }

        var isEmpty: Bool { chapter == nil && status == nil }
    }
}

extension ReadinessPage {
    init(of client: any Client, query: FormValues, now: Timestamp) async throws {
        report = try await client.readiness()
        // The same instant for ten minutes: what was judged once need not be judged again for every reader.
        let instant = Timestamp(seconds: now.seconds / 600 * 600) - .seconds(86_400)
        let yesterday = try await client.readiness(asOf: instant)
        changes = report.changes(since: yesterday)
        filter = Filter(query)
    }

    /// What got worse since yesterday.
    var worse: [ControlChange] {
        let worse = changes.filter(\.isWorse)
        return worse.filter { $0.now.status == .failing } + worse.filter { $0.now.status != .failing }
    }

    var better: [ControlChange] { changes.filter(\.isBetter) }

    /// The headings of the mission document, each with the promises below it that are asked for.
    var sections: [(section: Section, promises: [ControlAssessment])] {
        let byID = Dictionary(report.assessments.map { ($0.control.id, $0) }) { first, _ in first }
        return Catalogue.sections.compactMap { section in
            let promises = section.controls.compactMap { byID[$0.id] }.filter { promise in
                (filter.chapter == nil || promise.control.chapter == filter.chapter)
                    && (filter.status == nil || promise.status == filter.status)
            }
            return promises.isEmpty ? nil : (section, promises)
        }
    }

    /// Proofs that lapse within a week if nothing is done.
    func lapsing(by now: Timestamp) -> Int {
        report.assessments.count { promise in
            promise.status == .proven && promise.judgement.freshUntil.map { $0 < now + .seconds(7 * 86_400) } ?? false
        }
    }
}
