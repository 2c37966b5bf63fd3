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

    /// Columns for results, at least the 40 that a page needs.
    package static var width: Int { max(40, columns(of: STDOUT_FILENO)) }

    /// Columns for notes and progress, which may go to another terminal than the results.
    package static var noteWidth: Int { columns(of: STDERR_FILENO) }

    private static func columns(of descriptor: Int32) -> Int {
        var size = winsize()
        let isKnown = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
        return columns(reported: isKnown ? Int(size.ws_col) : 0, variable: environment("COLUMNS"))
    }

    /// What the terminal says, or the variable `COLUMNS`, or 100. A pseudo-terminal may say 0.
    static func columns(reported: Int, variable: String?) -> Int {
        [reported, variable.flatMap { Int($0) } ?? 0].first { (1...10_000).contains($0) } ?? 100
    }

    /// Writes a result for a person; what would steer the terminal is spelled out.
    package static func write(_ text: String, end: String = "\n") {
        send(text.harmless + end, to: STDOUT_FILENO)
    }

    /// Writes byte for byte: data for a program, or text that steers on purpose.
    package static func emit(_ data: String, end: String = "\n") {
        send(data + end, to: STDOUT_FILENO)
    }

    /// Writes what is not the result; what would steer the terminal is spelled out.
    package static func note(_ text: String, end: String = "\n") {
        send(text.harmless + end, to: STDERR_FILENO)
    }

    private static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name]
    }

    /// Writes all of the text. A reader that went away (`vigie … | head`) is no error.
    static func send(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else {
                if errno == EINTR { continue }
                guard errno == EAGAIN, canWrite(to: descriptor) else { return }
                continue
            }
            bytes = bytes.dropFirst(written)
        }
    }

    /// Waits until a descriptor that does not block takes more; a descriptor can come so from the parent process.
    private static func canWrite(to descriptor: Int32) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        while true {
            let count = unsafe poll(&request, 1, -1)
            if count < 0, errno == EINTR { continue }
            return count > 0
        }
    }
}
