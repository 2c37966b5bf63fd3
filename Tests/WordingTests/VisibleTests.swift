import Testing
import Wording

@Suite struct VisibleTests {
    @Test(arguments: [
        ("plain, é 👩‍👩‍👧", "plain, é 👩‍👩‍👧"), ("\u{1b}[31mred", "\\u{1B}[31mred"), ("a\tb\nc\r", "a\\tb\\nc\\u{D}"),
        ("\u{202e}live", "\\u{202E}live"), ("\u{9b}1m", "\\u{9B}1m"), ("a\u{301}\u{2066}", "a\u{301}\\u{2066}"),
    ])
    func `what would steer a terminal is spelled out`(text: String, visible: String) {
        #expect(text.visible == visible)
    }
}
