import HTML
import Wording

/// What a page says, without the frame around it.
struct PageContent: Sendable {
    /// Where it belongs in the navigation.
    let place: Place?
    /// For the browser's tab: a few words.
    let title: String
    /// The way here, outermost first.
    var trail: [Step] = []
    /// One sentence, with figures.
    let heading: Markup
    var lede: Markup = .empty
    var body: Markup = .empty
    /// Where the pieces come from that change while somebody looks.
    var live: Link?
    var status = 200

    struct Step: Sendable {
        let name: String
        let link: Link
    }
}

/// An entry of the navigation.
enum Place: Hashable, Sendable {
    case readiness, today, runs, backups, secrets, plan, ledger, people, settings
    case chapter(String)

    var link: Link {
        switch self {
        case .readiness: Link()
        case .today: Link("today")
        case .runs: Link("runs")
        case .backups: Link("backups")
        case .secrets: Link("secrets")
        case .plan: Link("plan")
        case .ledger: Link("ledger")
        case .people: Link("people")
        case .settings: Link("settings")
        case .chapter(let name): Link(query: ["chapter": name])
        }
    }

    var title: LocalizedText {
        switch self {
        case .readiness: LocalizedText(en: "Readiness", fr: "Promesses")
        case .today: LocalizedText(en: "Today", fr: "Aujourd’hui")
        case .runs: LocalizedText(en: "Runs", fr: "Exécutions")
        case .backups: LocalizedText(en: "Backups", fr: "Sauvegardes")
        case .secrets: LocalizedText(en: "Secrets", fr: "Secrets")
        case .plan: LocalizedText(en: "Plan", fr: "Plan")
        case .ledger: LocalizedText(en: "Ledger", fr: "Registre")
        case .people: LocalizedText(en: "People and access", fr: "Personnes et accès")
        case .settings: LocalizedText(en: "Settings", fr: "Réglages")
        case .chapter(let name): LocalizedText(verbatim: name)
        }
    }
}
