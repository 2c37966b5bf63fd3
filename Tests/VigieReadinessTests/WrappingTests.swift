import Testing

@testable import VigieReadiness

@Suite struct WrappingTests {
    @Test(arguments: [
        ("", 10, []),
        ("a bc def", 10, ["a bc def"]),
        ("a bc def", 8, ["a bc def"]),
        ("a bc def", 7, ["a bc", "def"]),
        ("a bc def", 1, ["a", "bc", "def"]),
        ("3\u{a0}min\u{a0}09\u{a0}s exactly", 12, ["3\u{a0}min\u{a0}09\u{a0}s", "exactly"]),
        ("two  spaces", 20, ["two  spaces"]),
    ])
    func `words are wrapped and never cut`(text: String, width: Int, lines: [String]) {
        #expect(text.in(.plain).wrapped(to: width).map { $0.rendered(coloured: false) } == lines)
    }

    @Test func `a word in two inks is one word`() {
        let text = "a ".in(.plain) + "b".in(.bad) + "c".in(.good) + " d".in(.plain)
        #expect(text.wrapped(to: 3).map { $0.rendered(coloured: false) } == ["a", "bc", "d"])
    }

    @Test func `colour is switched on and off around a piece`() {
        let text = "a ".in(.plain) + "b".in(.bad)
        #expect(text.rendered(coloured: true) == "a \u{1b}[31mb\u{1b}[0m")
        #expect(text.rendered(coloured: false) == "a b")
    }

    @Test(arguments: [(10, 60), (60, 60), (100, 100), (400, 160)])
    func `a page is neither too narrow nor too wide to read`(asked: Int, width: Int) {
        #expect(TextStyle(width: asked).width == width)
    }

    @Test(arguments: [
        ("a\nb\tc", "a b c"), ("\u{1b}[2J\u{7}gone", "·[2J·gone"), ("\u{202e}live", "·live"),
        ("é🇫🇷\u{a0}!", "é🇫🇷\u{a0}!"),
        ("a\r\nb", "a  b"),
    ])
    func `what is quoted cannot steer the terminal`(quoted: String, shown: String) {
        #expect(quoted.in(.plain).rendered(coloured: true) == shown)
    }
}
