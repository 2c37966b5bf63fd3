import HTML
import JSONTree
import Surroundings
import Testing
import Tools
import VigieTestSupport

/// What was written is read back by a parser that had no part in writing it: Python's.
@Suite struct ForeignParserTests {
    static let script = """
        import json, sys
        from html.parser import HTMLParser

        class Reader(HTMLParser):
            def __init__(self):
                super().__init__(convert_charrefs=True)
                self.events, self.text = [], ""
            def flush(self):
                if self.text: self.events.append(["text", self.text])
                self.text = ""
            def handle_starttag(self, tag, attrs):
                self.flush(); self.events.append(["start", tag, attrs])
            def handle_endtag(self, tag):
                self.flush(); self.events.append(["end", tag])
            def handle_data(self, data): self.text += data
            def handle_comment(self, data): self.flush(); self.events.append(["comment", data])
            def handle_decl(self, decl): self.flush(); self.events.append(["declaration", decl])
            def unknown_decl(self, data): self.flush(); self.events.append(["declaration", data])
            def handle_pi(self, data): self.flush(); self.events.append(["instruction", data])

        answers = []
        for page in json.load(sys.stdin):
            reader = Reader(); reader.feed(page); reader.close(); reader.flush()
            answers.append(reader.events)
        json.dump(answers, sys.stdout)
        """

    @Test func `hostile text comes back as the same text and nothing else`() async throws {
        var texts = Self.hostile
        for seed in 1...400 as ClosedRange<UInt64> {
            let random = SeededRandom(seed: seed)
            texts.append((0..<random.int(in: 1..<12)).map { _ in random.pick(Self.pieces) }.joined())
        }
        let pages = texts.map { text in
            Markup {
                p(.title(text), .data("data-x", text)) { text }
                td { b { text } }
            }.string
        }
        let events = try await Self.read(pages)
        for (text, events) in zip(texts, events) {
            let shown = Self.shown(text)
            let expected: JSONValue = [
                ["start", "p", [["title", .string(shown)], ["data-x", .string(shown)]]], ["text", .string(shown)],
                ["end", "p"], ["start", "td", []], ["start", "b", []], ["text", .string(shown)], ["end", "b"],
                ["end", "td"],
            ]
            #expect(events == expected, "\(text.debugDescription)")
        }
    }

    private static func read(_ pages: [String]) async throws -> [JSONValue] {
        let run = ToolRun(
            Tool(name: "python3", path: DebianPython.path), ["-c", script],
            input: JSONValue.array(pages.map { .string($0) }).canonical, timeout: .seconds(60))
        let result = try await run.perform()
        try #require(result.succeeded, "\(result.reason)")
        return try #require(try JSONValue(parsing: result.output.bytes).array)
    }

    /// What a page shows of a text: control characters are no part of HTML.
    private static func shown(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { shown, scalar in
            let isControl = scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar) || scalar.value == 0x7f
            shown.unicodeScalars.append(isControl ? "\u{fffd}" : scalar)
        }
    }

    static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "<!--", "-->",
        "]]>", "<![CDATA[x]]>", "<?php", "&lt;", "&#60;script&#62;", "&amp;lt;", "&notit;", "</p><p>", "\u{0}<b",
        "a\rb", "a\r\nb", "\u{2028}", "javascript:alert(1)", "{{7*7}}", "${7*7}", "<svg/onload=alert(1)>",
        "<plaintext>", "</textarea><script>", "&", "&;", "&#;", "&#x;", "&#0;", "\u{7f}", "\u{202e}txt.exe",
        "𝕳é\u{301}",
    ]

    static let pieces =
        hostile + ["<", ">", "\"", "'", "=", "/", " ", "\n", "\t", "a", "é", "…", "x=\"", "<a href=", "\u{b}", "&#x3c"]
}
