import VigieChapter
package import VigieEngine
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

    package let procedures: [any Procedure.Type] = [AnnounceNotice.self, DeliverNotice.self]

    package let reactions: [Reaction] = Announcements.all

    package func watches(for plan: Plan) -> [any Watch] {
        plan.all(NotificationPreference.self).isEmpty ? [] : [ReadinessWatch(judges: judges)]
    }
}
