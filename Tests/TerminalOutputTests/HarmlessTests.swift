import Testing

@testable import TerminalOutput

@Suite struct HarmlessTests {
    @Test(arguments: [
        ("plain text, with ünïcode", "plain text, with ünïcode"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\u{1B}[1mbold\u{1B}[0m", "\u{1B}[1mbold\u{1B}[0m"),
        ("\u{1B}[38;5;12mblue", "\u{1B}[38;5;12mblue"),
        ("\u{1B}[2J", "\\u{1B}[2J"),
        ("\u{1B}]0;title\u{7}", "\\u{1B}]0;title\\u{7}"),
        ("\u{1B}[1", "\\u{1B}[1"),
        ("\u{1B}", "\\u{1B}"),
        ("PASS\rFAIL", "PASS\\u{D}FAIL"),
        ("\u{202E}ssap", "\\u{202E}ssap"),
        ("\u{9B}2J", "\\u{9B}2J"),
    ])
    func `colours pass and everything else that steers is spelled out`(text: String, shown: String) {
        #expect(text.harmless == shown)
    }
}
