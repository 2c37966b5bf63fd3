import HTML
import VigieClient
import VigieReadiness

/// The column on the left; a line that scrolls on a phone.
struct Navigation {
    let reader: Reader
    let facts: FrameFacts
    let place: Place?

    var markup: Markup {
        header(.class("side")) {
            a(.class("mark"), .href(Link()), .ariaLabel("Vigie")) {
                Drawings.mark
                b { "Vigie" }
            }
            nav(.ariaLabel(reader.say("Main", "Principal"))) {
                item(.readiness) { "\(facts.proven)/\(facts.total)" }
                item(.today) { facts.waiting > 0 ? "\(facts.waiting)" : "" }
                item(.runs) { facts.live > 0 ? reader.say("\(facts.live) live", "\(facts.live) en cours") : "" }
                if let backups = facts.chapters.first(where: { $0.name == .backups }) {
                    item(.backups, isBad: backups.failing > 0) { count(backups) }
                }
                if let secrets = facts.chapters.first(where: { $0.name == .secrets }) {
                    item(.secrets, isBad: secrets.failing > 0) { count(secrets) }
                }
                h2 { reader.say("Record", "Mémoire") }
                item(.plan, isBad: facts.platform.errors > 0) { planCount }
                item(.ledger) { reader.number(facts.platform.entries) }
                item(.people) { "" }
                item(.settings) { "" }
                h2(.class("chapter")) { reader.say("Chapters", "Chapitres") }
                for chapter in facts.chapters where chapter.name != .backups && chapter.name != .secrets {
                    link(to: chapter)
                }
            }
            p(.class("colophon")) {
                reader.say("Plan", "Plan")
                " "
                code { String(facts.platform.planDigest.prefix(12)) }
                br()
                "Vigie \(facts.platform.version)"
            }
        }
    }

    private var planCount: String {
        guard facts.platform.errors > 0 else { return reader.number(facts.platform.resources) }
        return reader.count(facts.platform.errors, ("error", "errors"), ("erreur", "erreurs"))
    }

    private func item(_ place: Place, isBad: Bool = false, count: () -> String) -> Markup {
        a(.class("item"), .href(place.link), .ariaCurrent(place == self.place)) {
            reader[place.title]
            counted(count(), isBad: isBad)
        }
    }

    private func link(to chapter: FrameFacts.Chapter) -> Markup {
        let place = Place.chapter(chapter.name.rawValue)
        return a(.class("item chapter"), .href(place.link), .ariaCurrent(place == self.place)) {
            reader[chapter.name.title]
            counted(count(chapter), isBad: chapter.failing > 0)
        }
    }

    private func count(_ chapter: FrameFacts.Chapter) -> String {
        chapter.failing > 0
            ? reader.count(chapter.failing, ("failing", "failing"), ("échec", "échecs"))
            : "\(chapter.proven)/\(chapter.total)"
    }

    @MarkupBuilder private func counted(_ text: String, isBad: Bool = false) -> Markup {
        if !text.isEmpty { span(.class(isBad ? "count bad" : "count")) { text } }
    }
}
