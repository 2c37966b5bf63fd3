import HTML
import Surroundings

/// The parts of something that took its time, one after the other.
struct PhaseBar {
    let phases: [(name: String, took: Duration)]
    /// What the whole width stands for, so that bars can be compared.
    let whole: Duration
    let reader: Reader

    var markup: Markup {
        let whole = max(0.001, whole.inSeconds)
        var left = 0.0
        let pieces = phases.enumerated().map { index, phase -> Markup in
            let width = phase.took.inSeconds / whole * 100
            defer { left += width }
            return SVG.rect(
                .class("ph\(index % 4 + 1)"), .x(.percent(left)), .y(2), .width(.percent(max(0.2, width - 0.2))),
                .height(10)
            ) {
                SVG.title { "\(Self.word(phase.name, reader)) \(reader.span(phase.took))" }
            }
        }
        return SVG.svg(.class("tl"), .role("img"), .ariaLabel(words)) { pieces }
    }

    private var words: String {
        phases.map { "\(Self.word($0.name, reader)) \(reader.span($0.took))" }.joined(separator: ", ")
    }

    static func word(_ phase: String, _ reader: Reader) -> String {
        switch phase {
        case "choose": reader.say("choose", "choisir")
        case "fetch": reader.say("fetch", "rapatrier")
        case "replay": reader.say("replay", "rejouer")
        case "validate": reader.say("validate", "valider")
        default: phase
        }
    }
}
