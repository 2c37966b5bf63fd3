import VigieAccess
import VigieClient
import VigieEngine
import VigieReadiness

/// What the frame of every page tells: where things stand, in a few figures.
struct FrameFacts: Sendable {
    let platform: PlatformView
    let proven: Int
    let total: Int
    let chapters: [Chapter]
    /// What waits for a person.
    let waiting: Int
    /// What runs now; `nil` where there are more than were counted.
    let live: Int
    /// What the ledger was signed as last; on paper it says which state was printed.
    let checkpoint: CheckpointView?

    struct Chapter: Sendable {
        let name: ChapterName
        let proven: Int
        let total: Int
        let failing: Int
    }

    init(
        platform: PlatformView, report: ReadinessReport, waiting: Int, live: Int,
        checkpoint: CheckpointView? = nil
    ) {
        self.checkpoint = checkpoint
        self.platform = platform
        self.waiting = waiting
        self.live = live
        proven = report.count(.proven)
        total = report.assessments.count
        let byChapter = Dictionary(grouping: report.assessments, by: \.control.chapter)
        chapters = ChapterName.allCases.compactMap { name in
            guard let promises = byChapter[name] else { return nil }
            return Chapter(
                name: name, proven: promises.count { $0.status == .proven }, total: promises.count,
                failing: promises.count { $0.status == .failing })
        }
    }

    init(of client: any Client, platform: PlatformView, visitor: Visitor) async throws {
        let report = try await client.readiness()
        // Who may look at nothing is not asked about: it would be refused, and recorded.
        guard visitor.readsRuns else {
            self.init(platform: platform, report: report, waiting: 0, live: 0)
            return
        }
        let approvals = try await client.approvals().count
        let stuck = try await client.runs(RunQuestion(statuses: [.uncertain, .diverged], limit: 50)).items.count
        let live = try await client.runs(RunQuestion(statuses: [.running], limit: 50)).items.count
        // Of the whole ledger: who may look at some chapters only would be refused.
        let checkpoint = visitor.may(.read()) ? try await client.latestCheckpoint() : nil
        self.init(
            platform: platform, report: report, waiting: approvals + stuck, live: live, checkpoint: checkpoint)
    }
}
