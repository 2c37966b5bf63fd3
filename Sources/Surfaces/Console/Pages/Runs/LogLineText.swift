import HTML
import JSONTree
import VigieClient
import Wording

/// A line of a run's log. What a tool wrote cannot steer the page: marks of direction are spelled out.
struct LogLineText {
    let line: LogLineView
    let reader: Reader

    var markup: Markup {
        span(.class(Self.style(line.level)), .data("data-k", "\(line.position)")) {
            reader.second(line.at)
            span(.class("st")) { (line.step ?? "").visible }
            span { message }
        }
    }

    private var message: String {
        guard let fields = line.fields?.object, !fields.isEmpty else { return line.message.visible }
        let pairs = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.string ?? $0.value.canonicalText)" }
        return "\(line.message) \(pairs.joined(separator: " "))".visible
    }

    private static func style(_ level: String) -> String {
        switch level {
        case "error": "ln error"
        case "warning": "ln warning"
        case "debug": "ln debug"
        default: "ln"
        }
    }
}
