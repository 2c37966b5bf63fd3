import HTML
import Surroundings
import VigieReadiness
import Wording

/// Access given in emergencies: what is open, and what nobody has looked at yet.
struct EmergencySection {
    let grants: [GrantFacts]
    /// The ways in that the plan keeps for emergencies.
    let ways: [String]
    let reader: Reader

    @MarkupBuilder var markup: Markup {
        if !grants.isEmpty || !ways.isEmpty {
            section(.ariaLabelledBy("h-emergency")) {
                h2(.id("h-emergency")) { title }
                if grants.isEmpty {
                    EmptyState(
                        title: reader.say("No emergency yet.", "Aucune urgence jusqu’ici."),
                        text: reader.say(
                            "Practise it before it burns: it ends by itself, and is reviewed like any other.",
                            "Exercez-vous avant l’incendie : l’accès se ferme seul, et se relit comme tout autre."),
                        command: "vigie access request \(ways.first ?? "")"
                    ).markup
                } else {
                    table(.class("rows glyphs")) {
                        thead {
                            tr {
                                th(.class("w-s")) { span(.class("vh")) { reader.say("State", "État") } }
                                th { reader.say("Who, and what they got", "Qui, et ce qui fut donné") }
                                th(.class("w-p")) { reader.say("From, until", "De, à") }
                                th(.class("w-p")) { reader.say("Looked at", "Relu") }
                                th(.class("n w-xs")) { reader.say("Entry", "Entrée") }
                            }
                        }
                        tbody { for grant in grants { row(grant) } }
                    }
                }
            }
        }
    }

    private var title: String {
        let (open, unseen) = (
            grants.count(where: \.isOpen), grants.count { !$0.isOpen && $0.review == nil && !$0.neverBegan }
        )
        switch (open, unseen) {
        case (0, 0):
            return grants.isEmpty
                ? reader.say("Access for emergencies", "Accès d’urgence")
                : reader.say("Every emergency was looked at", "Chaque urgence a été relue")
        case (0, _):
            return reader.count(
                unseen, ("emergency waits to be looked at", "emergencies wait to be looked at"),
                ("urgence attend d’être relue", "urgences attendent d’être relues"))
        default:
            return reader.count(
                open, ("emergency access is open", "emergency accesses are open"),
                ("accès d’urgence est ouvert", "accès d’urgence sont ouverts"))
        }
    }

    private func row(_ grant: GrantFacts) -> Markup {
        tr {
            td(.class("s")) { glyph(grant).markup(reader) }
            th(.scope("row")) {
                reader.name(of: grant.who)
                reader.say(": ", " : ")
                span(.lang(reader.tagOfEnglish)) { grant.gives }
                span(.class("sub")) {
                    [grant.access, grant.incident].filter { !$0.isEmpty }.joined(separator: " · ")
                    if !grant.approvedBy.isEmpty {
                        reader.say(" · agreed by ", " · accord de ")
                        grant.approvedBy.map { reader.name(of: $0) }.joined(separator: ", ")
                    }
                }
            }
            td {
                reader.brief(grant.from)
                " – "
                reader.brief(grant.ended?.at ?? grant.until)
                if let ended = grant.ended { span(.class("sub")) { ending(ended.cause, ended.sessions) } }
            }
            td { looked(grant) }
            td(.class("n")) {
                a(.class("link"), .href(Link("ledger", "\(grant.index)"))) { reader.number(grant.index) }
            }
        }
    }

    private func glyph(_ grant: GrantFacts) -> StatusGlyph {
        if grant.isOpen { return StatusGlyph(.failing, word: .init(en: "open", fr: "ouvert")) }
        if grant.neverBegan { return StatusGlyph(.configured, word: .init(en: "never began", fr: "jamais commencé")) }
        guard let review = grant.review else {
            return StatusGlyph(.stale, word: .init(en: "not looked at", fr: "pas relu"))
        }
        return review.isJustified
            ? StatusGlyph(.proven, word: .init(en: "justified", fr: "justifié"))
            : StatusGlyph(.failing, word: .init(en: "not justified", fr: "injustifié"))
    }

    @MarkupBuilder private func looked(_ grant: GrantFacts) -> Markup {
        if let review = grant.review {
            review.isJustified
                ? reader.say("justified", "justifié") : reader.say("not justified", "injustifié")
            span(.class("sub")) {
                reader.name(of: review.by)
                " · "
                a(.href(Link("ledger", "\(review.index)"))) { reader.number(review.index) }
            }
        } else if grant.isOpen {
            a(.class("link"), .href(Link("runs", grant.run))) { reader.say("The run", "L’exécution") }
        } else if grant.neverBegan {
            span(.class("dim")) { reader.say("nothing to look at", "rien à relire") }
        } else {
            span(.class("warn")) { reader.say("nobody has yet", "personne encore") }
            CommandText("vigie access review \(grant.run)").markup
        }
    }

    private func ending(_ cause: String, _ sessions: Int64?) -> String {
        let why: String =
            switch cause {
            case "expired": reader.say("its time was over", "le temps était écoulé")
            case "ended": reader.say("ended by somebody", "clos par quelqu’un")
            case "stopped": reader.say("its run was stopped", "l’exécution a été arrêtée")
            case "never-began": reader.say("it was never given", "il ne fut jamais donné")
            case "gone": reader.say("its place is no more", "le lieu n’est plus")
            default: cause
            }
        guard let sessions, sessions > 0 else { return why }
        let cut = reader.count(
            Int(sessions), ("session cut off", "sessions cut off"), ("session coupée", "sessions coupées"))
        return "\(why), \(cut)"
    }
}
