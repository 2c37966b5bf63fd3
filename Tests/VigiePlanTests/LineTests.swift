import Testing
import VigiePlan
import VigieTestSupport

/// Where a line ends is the parser's to say, and everything else agrees.
@Suite struct LineTests {
    static let breaks = ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]

    @Test(arguments: breaks) func `a mistake is shown on its line, whatever ends the lines`(lineBreak: String) throws {
        let text = ["# é: a note", "apiVersion: vigie.dev/v1", "kind: Site: a"].joined(separator: lineBreak)
        let (plan, diagnostics) = PlanReader.forTests.read(texts: [("plan.yaml", text)])
        let position = try #require(diagnostics.first?.position)
        #expect(position.line == 3)
        #expect(DiagnosticRenderer(sources: plan.sources).render(diagnostics).contains(" 3 | kind: Site: a\n"))
    }

    @Test(arguments: breaks) func `documents are separated by lines, whatever ends them`(lineBreak: String) {
        let text = ["a: b: c", "---", "a: b: c", ""].joined(separator: lineBreak)
        let (_, diagnostics) = PlanReader.forTests.read(texts: [("plan.yaml", text)])
        #expect(diagnostics.compactMap(\.position?.line) == [1, 3])
    }

    @Test(arguments: ["é\u{1}", "e\u{301}👩‍👩‍👧 \u{1}", "a\r\n\u{1}", "a\r👍🏽\u{1}"])
    func `a control character is shown where it stands`(text: String) throws {
        let (plan, diagnostics) = PlanReader.forTests.read(texts: [("plan.yaml", "a: " + text)])
        let position = try #require(diagnostics.first?.position)
        #expect(diagnostics.map(\.code) == ["plan.syntax"])
        let rendered = DiagnosticRenderer(sources: plan.sources).render(diagnostics)
        #expect(rendered.contains("·"))
        let line = text.unicodeScalars.split { $0 == "\r" || $0 == "\n" }.last ?? text.unicodeScalars[...]
        #expect(position.column == line.count + (position.line == 1 ? 3 : 0))
    }

    @Test func `no text makes the reader stumble`() {
        let pieces =
            [
                "a:", ":", " ", "  ", "- ", "? ", "\"", "'", "{", "}", "[", "]", ",", "*a", "&a ", "\t", "# ", "é", "|",
                ">",
                "---", "...", "%", "@", "!", "\\", "\u{1}", "\u{feff}", "👩‍👩‍👧", "password: x", "apiVersion: vigie.dev/v1",
            ] + Self.breaks
        let random = SeededRandom(seed: 7)
        for _ in 0..<3000 {
            let count = random.int(in: 1..<25)
            let text = (0..<count).map { _ in random.pick(pieces) }.joined()
            let (plan, diagnostics) = PlanReader.forTests.read(texts: [("plan.yaml", text)])
            let rendered = DiagnosticRenderer(sources: plan.sources).render(diagnostics)
            #expect(diagnostics.isEmpty == rendered.isEmpty)
            for position in diagnostics.compactMap(\.position) { #expect(min(position.line, position.column) > 0) }
        }
    }
}
