import HTML
import Surroundings
import VigieClient
import VigieReadiness

/// How a promise stood over time, as one band.
struct StatusStrip {
    let detail: ControlDetail
    let reader: Reader

    var markup: Markup {
        let span = max(1, (reader.now - detail.since).inSeconds)
        var until = reader.now
        var pieces: [Markup] = []
        for change in detail.history {
            let from = max(change.at, detail.since)
            guard from < until else { continue }
            pieces.append(piece(change.status, from: from, until: until, of: span))
            until = from
        }
        if detail.history.isEmpty {
            pieces.append(piece(detail.assessment.status, from: detail.since, until: until, of: span))
        }
        return figure {
            SVG.svg(.class("strip"), .role("img"), .ariaLabel(label)) { pieces }
        }
    }

    private var label: String {
        let changes = detail.history.map { "\(reader.day($0.at)) \(reader[Texts.word($0.status)])" }
        return changes.isEmpty
            ? reader[Texts.word(detail.assessment.status)] : changes.reversed().joined(separator: ", ")
    }

    private func piece(_ status: ControlStatus, from: Timestamp, until: Timestamp, of span: Double) -> Markup {
        let left = (from - detail.since).inSeconds / span * 100
        let width = (until - from).inSeconds / span * 100
        return SVG.rect(
            .class(Self.style(status)), .x(.percent(left)), .width(.percent(max(0.3, width - 0.15))), .y(2), .height(12)
        )
    }

    private static func style(_ status: ControlStatus) -> String {
        switch status {
        case .proven: "b-ok"
        case .stale: "b-warn"
        case .failing: "b-bad"
        case .configured: "b-acc"
        case .missing: "b-idle"
        case .notApplicable: "b-na"
        }
    }
}
