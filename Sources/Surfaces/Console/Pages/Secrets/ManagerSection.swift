import HTML
import Surroundings

/// A secrets manager measured against a list of needs, beside what files alone would do.
struct ManagerSection {
    let manager: ManagerFacts
    let reader: Reader

    var markup: Markup {
        let id = "h-manager-\(manager.index)"
        return section(.ariaLabelledBy(id)) {
            div(.class("sh")) {
                h2(.id(id)) {
                    reader.say(
                        "\(manager.name) meets the needs by \(manager.score) of 100",
                        "\(manager.name) répond aux besoins à \(manager.score) sur 100")
                }
                span {
                    reader.say("files alone by \(manager.baseline) · ", "des fichiers seuls à \(manager.baseline) · ")
                    reader.age(manager.at)
                    " · "
                    a(.href(Link("ledger", "\(manager.index)"))) { reader.number(manager.index) }
                }
            }
            table(.class("rows")) {
                thead {
                    tr {
                        th { reader.say("Need", "Besoin") }
                        th(.class("n w-xs")) { reader.say("Weight", "Poids") }
                        th(.class("w-l")) { manager.name }
                        th(.class("w-l")) { reader.say("Files alone", "Fichiers seuls") }
                    }
                }
                tbody { for need in manager.needs { row(need) } }
            }
        }
    }

    private func row(_ need: ManagerFacts.Need) -> Markup {
        tr {
            th(.scope("row")) {
                reader[need.title]
                span(.class("sub")) { reader[need.finding] }
            }
            td(.class("n"), .data("data-l", reader.say("Weight", "Poids"))) { "\(need.weight)" }
            td(.data("data-l", manager.name)) { share(need.candidate, style: "b-acc") }
            td(.data("data-l", reader.say("Files", "Fichiers"))) { share(need.files, style: "b-idle") }
        }
    }

    /// A share of what is needed; the words beside it say the same.
    private func share(_ value: Double, style: String) -> Markup {
        let percent = Int((min(max(value, 0), 1) * 100).rounded())
        return span {
            SVG.svg(.class("share"), .viewBox(0, 0, 60, 12), .ariaHidden()) {
                SVG.rect(.class("t"), .y(2), .width(60), .height(8), .rx(3))
                SVG.rect(.class(style), .y(2), .width(.units(Double(percent) * 0.6)), .height(8), .rx(3))
            }
            reader.say("\(percent)%", "\(percent) %")
        }
    }
}
