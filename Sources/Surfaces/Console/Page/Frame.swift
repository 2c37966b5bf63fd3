import Cron
import HTML
import Surroundings
import VigieClient
import VigieReadiness
import Wording

/// The page around what a page says: the navigation, the line above, the footer of the report on paper.
struct Frame {
    let reader: Reader
    let facts: FrameFacts
    let visitor: Visitor?
    /// Where the reader is, for the links that change only how the page is shown.
    let here: Link

    func page(_ content: PageContent) -> Markup {
        html(
            .lang(reader.language.rawValue),
            .data("data-theme", reader.theme == .automatic ? nil : reader.theme.rawValue),
            .data("data-copy", reader.say("Copy", "Copier")), .data("data-copied", reader.say("copied", "copié"))
        ) {
            Self.head(title: "\(content.title) · \(facts.platform.name ?? "Vigie")")
            body(.class("framed")) {
                Drawings.shapes
                a(.class("skip"), .href(Link(fragment: "main"))) {
                    reader.say("Skip to the content", "Aller au contenu")
                }
                Navigation(reader: reader, facts: facts, place: content.place).markup
                main(.id("main"), .data("data-live", content.live?.text)) {
                    top
                    div(.class("head")) {
                        trail(content.trail)
                        h1 { content.heading }
                        if !content.lede.isEmpty { p(.class("lede")) { content.lede } }
                    }
                    content.body
                    printed
                }
            }
        }
    }

    static func head(title: String) -> Markup {
        HTML.head {
            meta(.charset("utf-8"))
            meta(.name("viewport"), .content("width=device-width,initial-scale=1"))
            meta(.name("color-scheme"), .content("light dark"))
            documentTitle { title }
            linked(.rel("stylesheet"), .href(Asset.style.link))
            linked(.rel("icon"), .type("image/svg+xml"), .href(Asset.mark.link))
            script(from: Asset.script.link)
        }
    }

    private var top: Markup {
        header(.class("top")) {
            span(.class("place")) {
                if let name = facts.platform.name { "\(name) · " }
                reader.moment(reader.now)
                " \(reader.zone.identifier)"
            }
            span(.class("tools")) {
                a(
                    .href(Link("find")), .data("data-palette", reader.say("Go to anything", "Aller à…")),
                    .data(
                        "data-hint",
                        reader.say(
                            "a promise, a run, a resource, a page",
                            "une promesse, une exécution, une ressource, une page"))
                ) {
                    reader.say("Go to anything", "Aller à…")
                    " "
                    kbd { "Ctrl" }
                    " "
                    kbd { "K" }
                }
                LanguageSwitch(reader: reader, here: here).markup
                if let visitor { a(.href(Link("settings"))) { visitor.name } }
            }
        }
    }

    @MarkupBuilder private func trail(_ steps: [PageContent.Step]) -> Markup {
        if !steps.isEmpty {
            nav(.class("crumb"), .ariaLabel(reader.say("Path", "Chemin"))) {
                Markup.joined(steps.map { step in a(.href(step.link)) { step.name } }, by: " › ")
            }
        }
    }

    /// What an auditor needs to find the state that was printed.
    private var printed: Markup {
        footer(.class("printed")) {
            let entries = reader.number(facts.platform.entries)
            reader.say(
                "Printed from Vigie \(facts.platform.version), by the ledger of \(entries) entries and plan ",
                "Imprimé depuis Vigie \(facts.platform.version), d’après le registre de \(entries) entrées et le plan ")
            code { facts.platform.planDigest }
            " · \(reader.now.rfc3339)"
            if let checkpoint = facts.checkpoint {
                let size = reader.number(checkpoint.size)
                p {
                    reader.say(
                        "The signed checkpoint of its first \(size) entries; `vigie ledger verify --against` holds the ledger to it:",
                        "Le point de contrôle signé de ses \(size) premières entrées ; `vigie ledger verify --against` y confronte le registre :"
                    )
                }
                pre { checkpoint.note }
            }
        }
    }
}

/// The other language, in its own words.
struct LanguageSwitch {
    let reader: Reader
    let here: Link

    var markup: Markup {
        let other: Language = reader.language == .english ? .french : .english
        return a(.href(here.with("language", other.rawValue)), .lang(other.rawValue)) {
            other == .english ? "English" : "Français"
        }
    }
}
