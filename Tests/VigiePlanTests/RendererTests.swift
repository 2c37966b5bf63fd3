import Testing
import VigiePlan

struct RendererTests {
    private func render(_ text: String, _ diagnostic: Diagnostic, _ style: DiagnosticRenderer.Style = .plain) -> String
    {
        DiagnosticRenderer(sources: PlanReader.forTests.read(text: text).plan.sources, style: style).render(diagnostic)
    }

    @Test func `what has no place is said without a line`() {
        #expect(render("", .warning("a.b", "something is odd", at: nil)) == "warning: something is odd [a.b]\n")
        let elsewhere = SourcePosition(file: "other.yaml", line: 3, column: 1)
        #expect(render("", .error("a.b", "it is odd", at: elsewhere)) == "other.yaml:3:1: error: it is odd [a.b]\n")
    }

    @Test func `a long line is cut around the place`() {
        let text = String(repeating: "x", count: 300) + "HERE" + String(repeating: "y", count: 300)
        let position = SourcePosition(file: "plan.yaml", line: 1, column: 301, length: 4)
        let lines = render(text, .error("a.b", "m", at: position)).split(separator: "\n")
        #expect(lines[1].count < 120)
        let underlined = zip(lines[1], lines[2]).filter { $1 == "^" }.map(\.0)
        #expect(String(underlined) == "HERE")
    }

    @Test func `a place beyond the end of a line is shown at its end`() {
        let position = SourcePosition(file: "plan.yaml", line: 1, column: 50, length: 9)
        #expect(render("abc", .error("a.b", "m", at: position)).hasSuffix("    1 | abc\n      |    ^\n"))
    }

    @Test func `colours are only added`() {
        let position = SourcePosition(file: "plan.yaml", line: 1, column: 2)
        let diagnostic = Diagnostic.error(
            "a.b", "m", at: position, hint: "h", related: [Diagnostic.Related("r", at: position)])
        let coloured = render("abc", diagnostic, .colour)
        #expect(coloured.contains("\u{1b}["))
        #expect(coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "") == render("abc", diagnostic))
    }

    @Test func `problems are counted in words`() {
        let error = Diagnostic.error("a", "m", at: nil)
        let warning = Diagnostic.warning("a", "m", at: nil)
        #expect(DiagnosticRenderer.summary(of: []) == "no problems")
        #expect(DiagnosticRenderer.summary(of: [error, warning, warning]) == "1 error, 2 warnings")
    }
}
