import Glibc
import Synchronization
import Wording

/// How far a piece of work has come: a bar redrawn in place on a terminal, a line now and then elsewhere.
package final class ProgressLine: Sendable {
    private struct Shown {
        var text = ""
        var quarters = -1
        var isFinished = false
    }

    private static let barWidth = 24

    private let isInteractive: Bool
    private let width: Int
    private let write: @Sendable (String) -> Void
    private let shown = Mutex(Shown())

    /// - Parameters:
    ///   - isInteractive: Whether the line can be redrawn in place.
    ///   - width: The columns there are; a longer line would wrap and could not be redrawn.
    ///   - write: Where to; the text brings its own line ends.
    package init(isInteractive: Bool, width: Int = Terminal.noteWidth, write: @escaping @Sendable (String) -> Void) {
        self.isInteractive = isInteractive
        self.width = width
        self.write = write
    }

    /// A line on standard error, where progress belongs.
    package convenience init() {
        self.init(isInteractive: Terminal.isInteractive) { Terminal.send($0, to: STDERR_FILENO) }
    }

    /// Shows where the work is. Elsewhere than on a terminal that is a line for each new quarter or, where the fraction
    /// is not known, for each new text.
    package func update(_ fraction: Double?, _ text: String) {
        let text = text.visible
        let fraction = fraction.map { min(max($0, 0), 1) }
        shown.withLock { shown in
            guard !shown.isFinished else { return }
            if isInteractive {
                write("\r\u{1B}[K" + String(line(fraction, text).prefix(max(0, width - 1))))
            } else {
                let quarters = fraction.map { Int($0 * 4) } ?? -1
                guard fraction == nil ? text != shown.text : quarters > shown.quarters else { return }
                shown.quarters = quarters
                write(line(fraction, text) + "\n")
            }
            shown.text = text
        }
    }

    /// Takes the line away; what comes of the work is said by somebody else.
    package func finish() {
        shown.withLock { shown in
            if isInteractive, !shown.isFinished, !shown.text.isEmpty { write("\r\u{1B}[K") }
            shown.isFinished = true
        }
    }

    private func line(_ fraction: Double?, _ text: String) -> String {
        guard let fraction else { return "  … \(text)" }
        let percent = String(Int(fraction * 100))
        let padded = String(repeating: " ", count: 3 - percent.count) + percent + " %"
        guard isInteractive else { return "  \(padded)  \(text)" }
        let full = Int(fraction * Double(Self.barWidth))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: Self.barWidth - full)
        return "  \(bar) \(padded)  \(text)"
    }
}
