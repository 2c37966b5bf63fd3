import FoundationEssentials
import Glibc

/// The streams a command writes to: results to standard output, everything else to standard error.
package enum Terminal {
    /// Whether progress may be redrawn in place and colour used.
    package static let isInteractive =
        isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb" && environment("CI") == nil

    /// Whether results may be coloured: the output is a terminal and the user has not asked otherwise (no-color.org).
    package static let showsColour =
        isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR") == nil && environment("TERM") != "dumb"

    /// Columns, as the terminal says, or 100.
    package static var width: Int {
        var size = winsize()
        let known = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col >= 40
        return known ? Int(size.ws_col) : environment("COLUMNS").flatMap { Int($0) } ?? 100
    }

    package static func write(_ text: String, end: String = "\n") {
        send(text + end, to: STDOUT_FILENO)
    }

    package static func note(_ text: String, end: String = "\n") {
        send(text + end, to: STDERR_FILENO)
    }

    private static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name]
    }

    /// Writes all of the text. A reader that went away (`vigie … | head`) is no error.
    private static func send(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else {
                if errno == EINTR || errno == EAGAIN { continue }
                return
            }
            bytes = bytes.dropFirst(written)
        }
    }
}
