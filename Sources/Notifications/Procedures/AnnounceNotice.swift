import Surroundings
package import VigieEngine
package import VigieLedger
package import Wording

/// Finds out who wants to hear of a notice, and has it delivered to each.
package struct AnnounceNotice: Procedure, Hashable {
    package static let name: ProcedureName = "notify.announce"
    package static let isOffered = false
    package static let title = LocalizedText(en: "Tell who has to know", fr: "Prévenir qui doit savoir")

    package static let steps = [Phrase("choose whom to tell", fr: "choisir qui prévenir")]

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

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        guard !routes.isEmpty else {
            return LocalizedText(
                en: "Nobody is told: no preference covers it.",
                fr: "Personne n’est prévenu : aucune préférence ne s’applique.")
        }
        let channels = Set(routes.map(\.channel)).sorted().joined(separator: ", ")
        return LocalizedText(
            Set(routes.map(\.recipient)).count,
            en: ("recipient is told by \(channels).", "recipients are told by \(channels)."),
            fr: ("destinataire est prévenu par \(channels).", "destinataires sont prévenus par \(channels)."))
    }
}
