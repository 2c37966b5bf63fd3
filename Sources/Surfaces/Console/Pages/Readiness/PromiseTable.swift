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

    /// What several promises here have for a reason, said once instead of on each row.
    private var common: Judgement? {
        let missing = promises.map(\.judgement).filter { $0.status == .missing }
        return missing.first { one in missing.count { Self.says($0, theSameAs: one) } > 1 }
    }

    private static func says(_ one: Judgement, theSameAs other: Judgement?) -> Bool {
        one.reason == other?.reason && one.nextStep == other?.nextStep && one.status == other?.status
    }

    var markup: Markup {
        let common = common
        let quiet = promises.filter { Self.says($0.judgement, theSameAs: common) }
        let answered = promises.filter { !Self.says($0.judgement, theSameAs: common) }
        let anchor = promises.first?.control.id.rawValue ?? ""
        return HTML.section(.ariaLabelledBy("h-\(anchor)")) {
            div(.class("sh")) {
                h2(.id("h-\(anchor)")) { reader[section.title] }
                span { score }
            }
            if !answered.isEmpty {
                table(.class("rows glyphs")) {
                    columns
                    tbody { for promise in answered { row(promise) } }
                }
            }
            if let common { self.quiet(quiet, common) }
        }
    }

    /// Promises that nothing more can be said of than all the same.
    @MarkupBuilder private func quiet(_ promises: [ControlAssessment], _ common: Judgement) -> Markup {
        p(.class("note")) {
            reader[common.reason]
            if let step = common.nextStep {
                " "
                CommandText(step.command).markup
                " \(reader[step.explanation])."
            }
        }
        ul(.class("quiet")) {
            for promise in promises {
                li {
                    span(.class("s")) { StatusGlyph(promise).markup(reader) }
                    a(.href(Link("readiness", promise.control.id.rawValue))) { reader[promise.control.title] }
                }
            }
        }
    }

    private var score: String {
        let proven = promises.count { $0.status == .proven }
        return reader.say("\(proven) of \(promises.count) proven", "\(proven) sur \(promises.count) prouvées")
    }

    private var columns: Markup {
        thead {
            tr {
                th(.class("w-s")) { span(.class("vh")) { reader.say("Status", "État") } }
                th { reader.say("Promise", "Promesse") }
                th(.class("w-o")) { reader.say("Achieved against objective", "Atteint, face à l’objectif") }
                th(.class("n w-m")) { reader.say("Exercised", "Exercée") }
                th(.class("n w-xl")) { reader.say("Next step", "Étape suivante") }
            }
        }
    }

    private func row(_ promise: ControlAssessment) -> Markup {
        let judgement = promise.judgement
        let isToldByFigures = judgement.status == .failing && !judgement.measurements.isEmpty
        return tr {
            td(.class("s")) { StatusGlyph(promise).markup(reader) }
            th(.scope("row")) {
                a(.href(Link("readiness", promise.control.id.rawValue))) { reader[promise.control.title] }
                if !isToldByFigures {
                    span(.class(judgement.status == .failing ? "sub bad" : "sub")) { reader[judgement.reason] }
                }
            }
            td { MeasurementList(promise, reader: reader).markup }
            td(.class(judgement.evidence == nil ? "n off" : "n")) { exercised(judgement) }
            td(.class("n")) { if let step = judgement.nextStep { CommandText(step.command).markup } }
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
