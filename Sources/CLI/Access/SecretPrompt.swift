import Glibc
import TerminalOutput
import VigiePlan
import Wording

/// Asks for a secret at the terminal without showing it.
enum SecretPrompt {
    private static let longest = 4096

    /// Asks the terminal that the command was started from, whatever its input and output are.
    ///
    /// - Throws: `Problem` if there is none, `CancellationError` for Ctrl-C.
    static func ask(_ question: String) throws -> Secret {
        let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else {
            throw Problem(
                code: "usage.no-terminal", nature: .usage, title: "There is no terminal to type a password at.",
                hint: "put it into a file that only you can read, and name that with --password-file")
        }
        defer { close(terminal) }
        let before = try hush(terminal)
        defer {
            var settings = before
            _ = unsafe tcsetattr(terminal, TCSAFLUSH, &settings)
            say("\n", on: terminal)
        }
        say(question, on: terminal)
        return try line(from: terminal)
    }

    /// Turns the echo off, and takes Ctrl-C as a character: the terminal must not stay mute after it.
    private static func hush(_ terminal: Int32) throws -> termios {
        var settings = termios()
        guard unsafe tcgetattr(terminal, &settings) == 0 else {
            throw Problem(code: "usage.no-terminal", nature: .usage, title: "The terminal does not answer.")
        }
        let before = settings
        settings.c_lflag &= ~tcflag_t(ECHO | ISIG)
        guard unsafe tcsetattr(terminal, TCSAFLUSH, &settings) == 0 else {
            throw Problem(
                code: "usage.no-terminal", nature: .usage, title: "The terminal cannot be kept from showing a password."
            )
        }
        return before
    }

    private static func line(from terminal: Int32) throws -> Secret {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count < longest {
            let count = unsafe Glibc.read(terminal, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1, byte != 10, byte != 13 else { break }
            if byte == 3 { throw CancellationError() }
            bytes.append(byte)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Problem(code: "usage.not-text", nature: .usage, title: "This is not text in UTF-8.")
        }
        return Secret(text)
    }

    private static func say(_ text: String, on terminal: Int32) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(terminal, $0.baseAddress, $0.count) }
    }
}
