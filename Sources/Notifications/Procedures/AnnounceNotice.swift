import Surroundings
package import VigieEngine
package import VigieLedger
package import Wording

/// Finds out who wants to hear of a notice, and has it delivered to each.
package struct AnnounceNotice: Procedure, Hashable {
    package static let name: ProcedureName = "notify.announce"
    package static let isOffered = false
    package static let title = LocalizedText(en: "Tell who has to know", fr: "Prévenir qui doit savoir")

    package let notice: Notice

    package init(_ notice: Notice) {
        self.notice = notice
    }

    package var subject: String { notice.subject }

    package func perform(in run: Run) async throws -> Announcement {
        let routes = try await run.step("choose whom to tell") { _ in
            Route.all(for: notice, in: run.plan, at: run.world.now())
        }
        for route in routes {
            try await run.start(
                DeliverNotice(
                    notice, to: route.recipient, by: route.channel, fallbacks: route.fallbacks,
                    notBefore: route.notBefore))
        }
        return Announcement(routes: routes, isCritical: notice.severity == .critical)
    }
}

/// Who is told, and how.
package struct Announcement: RunResult, Hashable {
    package let routes: [Route]
    package let isCritical: Bool

    /// Something critical that nobody hears of is a failure, though nothing was tried.
    package var verdict: Verdict { routes.isEmpty && isCritical ? .fail : .pass }

    package var summary: String {
        guard !routes.isEmpty else { return "Nobody is told: no preference covers it." }
        let people = Set(routes.map(\.recipient)).count
        return "\(people) \(people == 1 ? "recipient is" : "recipients are") told by "
            + Set(routes.map(\.channel)).sorted().joined(separator: ", ") + "."
    }
}
