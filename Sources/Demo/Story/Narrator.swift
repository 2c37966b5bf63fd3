package import Surroundings
import TerminalOutput
import VigieLedger
import Wording

/// Tells the demo's story: headings, work in progress, what came of it.
package struct Narrator: Sendable {
    /// Where on the line a duration ends.
    private static let margin = 76

    private let world: World
    private let isInteractive: Bool
    let isColoured: Bool
    private let write: @Sendable (String) -> Void

    package init(
        world: World, isInteractive: Bool, isColoured: Bool, write: @escaping @Sendable (String) -> Void
    ) {
        self.world = world
        self.isInteractive = isInteractive
        self.isColoured = isColoured
        self.write = write
    }

    /// On standard output: the story is the demo's result.
    package static func terminal(world: World) -> Narrator {
        Narrator(
            world: world, isInteractive: Terminal.showsColour, isColoured: Terminal.showsColour
        ) { Terminal.emit($0, end: "") }
    }

    /// What this is, and where it happens.
    func title(_ place: String) {
        line(ink(.bold, "vigie demo") + "  a backup is proven by restoring it")
        line(ink(.faint, place))
    }

    /// The end: a sentence, and what can be typed next.
    func epilogue(_ sentence: String, _ commands: [String]) {
        line("")
        line(sentence)
        for command in commands { line("  " + ink(.bold, command)) }
    }

    /// The heading of an act, and why it is played.
    func act(_ number: Int, _ title: String, _ purpose: String) {
        line("")
        line(ink(.bold, "\(number)  \(title)"))
        line("   " + ink(.faint, purpose))
    }

    func line(_ text: String) {
        write(text + "\n")
    }

    /// Several lines, set in from the left.
    func block(_ text: String, indent: Int = 5) {
        let margin = String(repeating: " ", count: indent)
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            line(part.isEmpty ? "" : margin + part)
        }
    }

    func remark(_ text: String) {
        line("     " + ink(.faint, text))
    }

    /// Something is done, and it took this long.
    func done(_ text: String, took duration: Duration? = nil) {
        mark(ink(.green, "✓"), text, duration)
    }

    /// Something was tested.
    func verdict(_ verdict: Verdict, _ text: String) {
        switch verdict {
        case .pass: mark(ink(.green, "✓"), text, nil)
        case .fail: mark(ink(.red, "✗"), text, nil)
        case .inconclusive: mark(ink(.yellow, "?"), text, nil)
        }
    }

    /// Sentences, broken into lines where they are too long for one.
    func paragraph(_ text: String, indent: Int = 5) {
        var lines = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count + word.count + indent >= width { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        block(lines.joined(separator: "\n"), indent: indent)
    }

    /// Runs a piece of work under a progress line, then says what came of it and how long it took.
    func working(_ title: String, _ body: (ProgressLine) async throws -> String) async throws {
        try await working(title) { progress in ((), try await body(progress)) }
    }

    /// Runs a piece of work that has a result.
    func working<Result>(
        _ title: String, _ body: (ProgressLine) async throws -> (Result, said: String)
    ) async throws -> Result {
        let progress = progress()
        defer { progress.finish() }
        progress.update(nil, title)
        let started = world.clock.elapsed()
        let (result, said) = try await body(progress)
        progress.finish()
        done(said, took: world.clock.elapsed() - started)
        return result
    }

    /// A progress line, for who says in words of its own what came of the work.
    func progress() -> ProgressLine {
        ProgressLine(isInteractive: isInteractive, width: width, write: write)
    }

    /// The columns that a page may fill.
    var width: Int { isInteractive ? min(max(Terminal.width, Self.margin + 4), 100) : 100 }

    func ink(_ ink: Ink, _ text: String) -> String {
        ink(text, when: isColoured)
    }

    private func mark(_ mark: String, _ text: String, _ duration: Duration?) {
        guard let duration else { return line("   \(mark) \(text)") }
        let time = LocalizedText(span: duration).en.replacing("\u{a0}", with: " ")
        let gap = max(2, Self.margin - 5 - text.count - time.count)
        line("   \(mark) \(text)" + String(repeating: " ", count: gap) + ink(.faint, time))
    }
}
