import VigieChapter
package import VigieEngine
package import VigieLedger
package import VigiePlan
package import VigieReadiness

/// The part that tells people: of what waits for them, of what failed, of what is overdue.
package struct Notifications: Part {
    private let judges: [ControlJudge]

    /// - Parameter judges: how the promises of the chapters are judged, to notice when one is no longer kept.
    package init(judges: [ControlJudge]) {
        self.judges = judges
    }

    package let kinds: [any ResourceSpec.Type] = [NotificationChannel.self, NotificationPreference.self]

    /// A channel that did not carry its last message may not carry the next one either.
    package func check(_ plan: Plan, measuredIn ledger: Ledger?) async -> [Diagnostic] {
        guard let ledger, let reports = try? await ChannelReport.all(in: plan, ledger: ledger) else { return [] }
        return reports.compactMap { report in
            guard let failed = report.lastFailed, !report.isWorking else { return nil }
            return .warning(
                "notify.failing-channel",
                "the last message by '\(report.name)' could not be delivered (\(failed.reason))",
                at: plan.find(NotificationChannel.self, report.name)?.position,
                hint: "mend it, then: vigie notify test --channel \(report.name)")
        }
    }

    package let procedures: [any Procedure.Type] = [AnnounceNotice.self, DeliverNotice.self]

    package let reactions: [Reaction] = Announcements.all

    /// That a promise is no longer kept is recorded whether or not there is somebody to tell.
    package func watches(for plan: Plan) -> [any Watch] {
        [ReadinessWatch(judges: judges)]
    }
}
