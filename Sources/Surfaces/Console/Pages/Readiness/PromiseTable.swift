import HTML
import Surroundings
import VigieLedger
import VigieReadiness
import Wording

/// The promises below one heading of the mission document, each answered.
struct PromiseTable {
    let section: Section
    let promises: [ControlAssessment]
    let reader: Reader

    /// What every promise here has for a reason, said once instead of on each row.
    private var common: Judgement? {
        guard promises.count > 1, let first = promises.first?.judgement,
            promises.allSatisfy({ $0.judgement.reason == first.reason && $0.judgement.nextStep == first.nextStep })
        else { return nil }
        return first
    }

    var markup: Markup {
        let common = common
        let anchor = promises.first?.control.id.rawValue ?? ""
        return HTML.section(.ariaLabelledBy("h-\(anchor)")) {
            div(.class("sh")) {
                h2(.id("h-\(anchor)")) { reader[section.title] }
                span { score }
            }
            if let common {
                p(.class("note")) {
                    reader[common.reason]
                    if let step = common.nextStep {
                        " "
                        CommandText(step.command).markup
                        " \(reader[step.explanation])."
                    }
                }
            }
            table(.class("rows glyphs")) {
                columns(isQuiet: common != nil)
                tbody { for promise in promises { row(promise, isQuiet: common != nil) } }
            }
        }
    }

    private var score: String {
        let proven = promises.count { $0.status == .proven }
        return reader.say("\(proven) of \(promises.count) proven", "\(proven) sur \(promises.count) prouvées")
    }

    private func columns(isQuiet: Bool) -> Markup {
        thead {
            tr {
                th(.class("w-s")) { span(.class("vh")) { reader.say("Status", "État") } }
                th { reader.say("Promise", "Promesse") }
                if !isQuiet {
                    th(.class("w-o")) { reader.say("Achieved against objective", "Atteint, face à l’objectif") }
                    th(.class("n w-m")) { reader.say("Exercised", "Exercée") }
                    th(.class("n w-xl")) { reader.say("Next step", "Étape suivante") }
                }
            }
        }
    }

    private func row(_ promise: ControlAssessment, isQuiet: Bool) -> Markup {
        let judgement = promise.judgement
        return tr {
            td(.class("s")) { StatusGlyph(promise).markup(reader) }
            th(.scope("row")) {
                a(.href(Link("readiness", promise.control.id.rawValue))) { reader[promise.control.title] }
                if !isQuiet, judgement.status != .failing || judgement.measurements.isEmpty {
                    span(.class(judgement.status == .failing ? "sub bad" : "sub")) { reader[judgement.reason] }
                }
            }
            if !isQuiet {
                td { MeasurementList(promise, reader: reader).markup }
                td(.class("n")) { exercised(judgement) }
                td(.class("n")) { if let step = judgement.nextStep { CommandText(step.command).markup } }
            }
        }
    }

    @MarkupBuilder private func exercised(_ judgement: Judgement) -> Markup {
        if let evidence = judgement.evidence {
            reader.age(evidence.at)
            if let freshUntil = judgement.freshUntil {
                span(.class(judgement.status == .stale ? "sub warn" : "sub")) {
                    Freshness(until: freshUntil).text(reader)
                }
            }
        } else if judgement.status == .configured {
            span(.class("dim")) { reader.say("never", "jamais") }
        }
    }
}

/// How long a proof still holds, or since when it does not.
struct Freshness {
    let until: Timestamp

    func text(_ reader: Reader) -> String {
        if until > reader.now {
            let span = reader[.init(coarse: until - reader.now)]
            return reader.say("fresh for \(span)", "valable \(span)")
        }
        let span = reader[.init(coarse: reader.now - until)]
        return reader.say("lapsed \(span) ago", "périmée depuis \(span)")
    }
}
