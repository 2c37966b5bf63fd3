import Synchronization
import Testing

@testable import TerminalOutput

@Suite struct ProgressLineTests {
    private final class Page: Sendable {
        private let content = Mutex("")
        var text: String { content.withLock(\.self) }
        func write(_ text: String) { content.withLock { $0 += text } }
    }

    private let page = Page()

    @Test func `a terminal sees one line redrawn and then none`() {
        let progress = ProgressLine(isInteractive: true, width: 80) { [page] in page.write($0) }
        progress.update(0.5, "copying")
        progress.update(1, "copying")
        progress.finish()
        progress.update(0.1, "late")
        let half = String(repeating: "█", count: 12) + String(repeating: "░", count: 12)
        let whole = String(repeating: "█", count: 24)
        #expect(page.text == "\r\u{1B}[K  \(half)  50 %  copying\r\u{1B}[K  \(whole) 100 %  copying\r\u{1B}[K")
    }

    @Test func `a log gets a line for each new quarter`() {
        let progress = ProgressLine(isInteractive: false) { [page] in page.write($0) }
        for percent in 0...100 where percent < 30 || percent == 100 {
            progress.update(Double(percent) / 100, "copying")
        }
        progress.finish()
        #expect(page.text == "    0 %  copying\n   25 %  copying\n  100 %  copying\n")
    }

    @Test func `work of unknown length is told by its texts`() {
        let progress = ProgressLine(isInteractive: false) { [page] in page.write($0) }
        for text in ["waiting", "waiting", "reading"] { progress.update(nil, text) }
        #expect(page.text == "  … waiting\n  … reading\n")
    }

    @Test(arguments: [-1.0, 0, 0.999, 7]) func `a fraction out of range is drawn at its end`(fraction: Double) {
        let progress = ProgressLine(isInteractive: true, width: 40) { [page] in page.write($0) }
        progress.update(fraction, "a text that is much too long for the terminal it is shown on")
        #expect(page.text.count <= 40 + 3)
    }
}
