import HTML
import Surroundings
import VigieClient
import VigieLedger
import VigieReadiness
import Wording

/// One promise: how it stands, what proves it, and how it came to stand so.
struct ControlPage: Sendable {
    let detail: ControlDetail

    init(_ id: ControlID, of client: any Client) async throws {
        detail = try await client.control(id, history: HistoryQuestion())
    }

    private var promise: ControlAssessment { detail.assessment }
    private var control: Control { promise.control }
}

extension ControlPage {
    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: control.chapter == .backups ? .backups : .chapter(control.chapter.rawValue),
            title: reader[control.title],
            trail: [
                .init(name: reader[Place.readiness.title], link: Link()),
                .init(name: reader[control.chapter.title], link: Place.chapter(control.chapter.rawValue).link),
            ],
            heading: heading(reader), lede: .text(reader[promise.judgement.reason]),
            body: Markup {
                if !promise.judgement.measurements.isEmpty {
                    section {
                        h2 { reader.say("Achieved against objective", "Atteint, face à l’objectif") }
                        MeasurementList(promise, reader: reader).markup
                    }
                }
                facts(reader)
                history(reader)
            })
    }

    @MarkupBuilder private func heading(_ reader: Reader) -> Markup {
        reader[control.title]
        reader.say(": ", " : ")
        let word = reader[StatusGlyph(promise).word]
        if promise.status == .failing { em { word } } else { span(.class("aside")) { word } }
    }

    private func facts(_ reader: Reader) -> Markup {
        section {
            h2 { reader.say("What counts as proof", "Ce qui vaut preuve") }
            p(.class("note")) { Self.sentence(reader[control.proof]) }
            dl(.class("facts")) {
                dt { reader.say("Asked for in the words", "Demandée en ces mots") }
                dd { span(.lang("fr")) { Typography.french("« \(control.seedLine) »") } }
                if let evidence = promise.judgement.evidence {
                    dt { reader.say("Last exercised", "Dernier exercice") }
                    dd {
                        reader.moment(evidence.at)
                        " · "
                        a(.href(Link("ledger", "\(evidence.index)"))) {
                            reader.say(
                                "entry \(reader.number(evidence.index))", "entrée \(reader.number(evidence.index))")
                        }
                    }
                }
                if let until = promise.judgement.freshUntil {
                    dt { reader.say("Holds until", "Vaut jusqu’au") }
                    dd {
                        reader.moment(until)
                        " · \(Freshness(until: until).text(reader))"
                    }
                }
                if let step = promise.judgement.nextStep {
                    dt { reader.say("Next step", "Étape suivante") }
                    dd {
                        CommandText(step.command).markup
                        " \(reader[step.explanation])"
                    }
                }
                dt { reader.say("Name", "Nom") }
                dd { code { control.id.rawValue } }
            }
        }
    }

    private static func sentence(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
    }

    private func history(_ reader: Reader) -> Markup {
        section(.ariaLabelledBy("h-history")) {
            div(.class("sh")) {
                h2(.id("h-history")) {
                    detail.history.count < 2
                        ? reader.say(
                            "It has stood so for as long as was looked at",
                            "Elle n’a pas changé sur la période examinée")
                        : reader.count(detail.history.count, ("change", "changes"), ("changement", "changements"))
                }
                span {
                    reader.say("since ", "depuis le ")
                    reader.day(detail.since)
                }
            }
            StatusStrip(detail: detail, reader: reader).markup
            if !detail.history.isEmpty { changes(reader) }
        }
    }

    private func changes(_ reader: Reader) -> Markup {
        table(.class("rows glyphs")) {
            thead {
                tr {
                    th(.class("w-s")) { span(.class("vh")) { reader.say("Status", "État") } }
                    th(.class("w-l")) { reader.say("From", "À partir du") }
                    th { reader.say("Why", "Pourquoi") }
                    th(.class("n w-m")) { reader.say("Evidence", "Preuve") }
                }
            }
            tbody {
                for change in detail.history {
                    tr {
                        td(.class("s")) { StatusGlyph(change.status).markup(reader) }
                        td { reader.moment(change.at) }
                        td { reader[change.reason] }
                        td(.class("n")) {
                            if let evidence = change.evidence {
                                a(.class("link"), .href(Link("ledger", "\(evidence.index)"))) {
                                    reader.number(evidence.index)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
