import TerminalOutput

/// Shows diagnostics for people: where, what, the source line with the place underlined, and what to write.
package struct DiagnosticRenderer: Sendable {
    package enum Style: Sendable {
        case plain
        case colour
    }

    private let sources: PlanSources
    private let style: Style

    package init(sources: PlanSources, style: Style = .plain) {
        self.sources = sources
        self.style = style
    }

    /// All of them, one below the other.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { render($0) }.joined(separator: "\n")
    }

    package func render(_ diagnostic: Diagnostic) -> String {
        let ink = diagnostic.severity == .error ? Ink.red : .yellow
        var lines = [heading(diagnostic.position, diagnostic.severity.rawValue, ink, diagnostic.message)]
        lines[0] += paint(" [\(diagnostic.code)]", .faint)
        lines += excerpt(diagnostic.position, ink)
        if let hint = diagnostic.hint { lines.append("      \(paint("hint:", .blue)) \(hint)") }
        for related in diagnostic.related {
            lines.append(heading(related.position, "note", .blue, related.message))
            lines += excerpt(related.position, .blue)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func heading(_ position: SourcePosition?, _ kind: String, _ ink: Ink, _ message: String) -> String {
        let place = position.map { paint("\($0):", .bold) + " " } ?? ""
        return "\(place)\(paint(kind, ink)): \(paint(message, .bold))"
    }

    private func excerpt(_ position: SourcePosition?, _ ink: Ink) -> [String] {
        guard let position, let excerpt = SourceExcerpt(of: position, in: sources) else { return [] }
        let number = String(position.line)
        let margin = String(repeating: " ", count: max(0, 5 - number.count))
        let blank = String(repeating: " ", count: margin.count + number.count)
        return [
            paint("\(margin)\(number) | ", .faint) + excerpt.line,
            paint("\(blank) | ", .faint) + excerpt.indentation + paint(excerpt.underline, ink),
        ]
    }

    private func paint(_ text: String, _ ink: Ink) -> String {
        ink(text, when: style == .colour)
    }
}

extension DiagnosticRenderer {
    /// `2 errors, 1 warning`.
    package static func summary(of diagnostics: [Diagnostic]) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
        return parts.isEmpty
            ? "no problems" : parts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
    }
}
