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
        let severity = paint(diagnostic.severity.rawValue, diagnostic.severity == .error ? "1;31" : "1;33")
        var lines = [heading(diagnostic.position, severity, "\(diagnostic.message)", code: diagnostic.code)]
        lines += excerpt(diagnostic.position, "1;31")
        if let hint = diagnostic.hint { lines.append("      \(paint("hint:", "1;36")) \(hint)") }
        for related in diagnostic.related {
            lines.append(heading(related.position, paint("note", "1;36"), related.message, code: nil))
            lines += excerpt(related.position, "1;36")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func heading(_ position: SourcePosition?, _ severity: String, _ message: String, code: String?) -> String {
        let place = position.map { paint("\($0):", "1") + " " } ?? ""
        return "\(place)\(severity): \(paint(message, "1"))" + (code.map { paint(" [\($0)]", "2") } ?? "")
    }

    private func excerpt(_ position: SourcePosition?, _ colour: String) -> [String] {
        guard let position, let excerpt = SourceExcerpt(of: position, in: sources) else { return [] }
        let number = String(position.line)
        let margin = String(repeating: " ", count: max(0, 5 - number.count))
        let blank = String(repeating: " ", count: margin.count + number.count)
        return [
            paint("\(margin)\(number) | ", "2") + excerpt.line,
            paint("\(blank) | ", "2") + excerpt.indentation + paint(excerpt.underline, colour),
        ]
    }

    private func paint(_ text: String, _ colour: String) -> String {
        style == .colour ? "\u{1b}[\(colour)m\(text)\u{1b}[0m" : text
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
