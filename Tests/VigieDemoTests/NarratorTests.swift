import Surroundings
import Synchronization
import TerminalOutput
import Testing

@testable import VigieDemo

@Suite struct NarratorTests {
    private final class Page: Sendable {
        private let content = Mutex("")
        var text: String { content.withLock(\.self) }
        func write(_ text: String) { content.withLock { $0 += text } }
    }

    private let page = Page()

    private var narrator: Narrator {
        Narrator(world: .system, isInteractive: false, isColoured: false) { [page] in page.write($0) }
    }

    @Test func `work is announced and what came of it said with its time`() async throws {
        try await narrator.working("counting") { progress in
            progress.update(0.5, "half")
            return "counted"
        }
        let lines = page.text.split(separator: "\n")
        #expect(lines[0] == "  … counting")
        #expect(lines[1] == "   50 %  half")
        #expect(lines[2].hasPrefix("   ✓ counted  "))
    }

    @Test func `work that fails is not said to be done`() async throws {
        await #expect(throws: DemoError.noPostgreSQL) {
            try await narrator.working("counting") { _ -> String in throw DemoError.noPostgreSQL }
        }
        #expect(!page.text.contains("✓"))
    }

    @Test func `a block keeps its lines and is set in`() {
        narrator.block("a\n\nb")
        #expect(page.text == "     a\n\n     b\n")
    }
}
