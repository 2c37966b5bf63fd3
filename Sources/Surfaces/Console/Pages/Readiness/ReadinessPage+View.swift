import HTML
import Surroundings
import VigieReadiness
import Wording

extension ReadinessPage {
    func content(_ reader: Reader) -> PageContent {
        let place = filter.chapter.map { $0 == .backups ? .backups : Place.chapter($0.rawValue) } ?? .readiness
        return PageContent(
            place: place, title: filter.chapter.map { reader[$0.title] } ?? reader[Place.readiness.title],
            heading: heading(reader), lede: .text(lede(reader)),
            body: Markup {
                ShareBar(shares: shares, label: legendText(reader)).markup
                legend(reader)
                if filter.isEmpty { worsened(reader) }
                for (section, promises) in sections {
                    PromiseTable(section: section, promises: promises, reader: reader).markup
                }
                if sections.isEmpty { nothing(reader) }
            })
    }

    private var scope: ReadinessReport { filter.chapter.map { report.limited(to: $0) } ?? report }

    @MarkupBuilder private func heading(_ reader: Reader) -> Markup {
        reader[Texts.proven(in: scope)]
        if filter.isEmpty, let worsening = Texts.worsening(worse) {
            " "
            em { reader[worsening] }
        }
    }

    private func lede(_ reader: Reader) -> String {
        let rule = reader.say(
            "A promise counts as kept only while its last exercise is fresh.",
            "Une promesse n’est tenue que tant que son dernier exercice est récent.")
        let lapsing = lapsing(by: reader.now)
        guard lapsing > 0 else { return rule }
        let figure = reader.count(lapsing, ("proof lapses", "proofs lapse"), ("preuve expire", "preuves expirent"))
        return "\(rule) " + reader.say("\(figure) within a week.", "\(figure) d’ici une semaine.")
    }

    private static let order: [(status: ControlStatus, style: String)] = [
        (.proven, "b-ok"), (.stale, "b-warn"), (.failing, "b-bad"), (.configured, "b-acc"), (.missing, "b-idle"),
        (.notApplicable, "b-na"),
    ]

    private var shares: [ShareBar.Share] {
        Self.order.map { ShareBar.Share(count: scope.count($0.status), style: $0.style) }
    }

    private func legendText(_ reader: Reader) -> String {
        Self.order.map { reader[Texts.count(scope.count($0.status), $0.status)] }.joined(separator: ", ")
    }

    /// What the colours mean, and a filter at once.
    private func legend(_ reader: Reader) -> Markup {
        let here = Link(query: ["chapter": filter.chapter?.rawValue])
        return nav(.ariaLabel(reader.say("Filter by status", "Filtrer par état"))) {
            ul(.class("legend")) {
                for (status, _) in Self.order where scope.count(status) > 0 || filter.status == status {
                    li {
                        a(
                            .href(here.with("status", filter.status == status ? nil : status.rawValue)),
                            .ariaCurrent(filter.status == status, as: "true")
                        ) {
                            StatusGlyph(status).shape
                            reader[Texts.count(scope.count(status), status)]
                        }
                    }
                }
                if !filter.isEmpty {
                    li { a(.href(Link())) { reader.say("Show all", "Tout afficher") } }
                }
            }
        }
    }

    @MarkupBuilder private func worsened(_ reader: Reader) -> Markup {
        if !worse.isEmpty {
            section(.class("worse"), .ariaLabelledBy("worse")) {
                h2(.id("worse")) { reader.say("Worse since yesterday", "En recul depuis hier") }
                ul {
                    for change in worse { worsened(change, reader) }
                }
            }
        }
    }

    private func worsened(_ change: ControlChange, _ reader: Reader) -> Markup {
        li {
            StatusGlyph(change.now).shape
            span {
                a(.href(Link("readiness", change.control.id.rawValue))) { b { reader[change.control.title] } }
                " — "
                span(.class(change.now.status == .failing ? "bad" : nil)) { reader[change.now.judgement.reason] }
            }
            if let step = change.now.judgement.nextStep { CommandText(step.command).markup }
        }
    }

    private func nothing(_ reader: Reader) -> Markup {
        div(.class("empty")) {
            b { reader.say("No promise is in that state.", "Aucune promesse n’est dans cet état.") }
            a(.class("link"), .href(Link())) { reader.say("Show all of them", "Toutes les afficher") }
        }
    }
}
