import Subprocess
import Synchronization

/// Collects what a running tool writes, from both of its streams at once.
final class Streams: Sendable {
    private struct Captures {
        var output: Capture
        var errors: Capture
    }

    private let captures: Mutex<Captures>
    private let onLine: (@Sendable (ToolLine) -> Void)?
    /// The process group to look after when the run is cut short.
    let leader = Mutex<Int32?>(nil)

    init(limit: Int, onLine: (@Sendable (ToolLine) -> Void)?) {
        captures = Mutex(Captures(output: Capture(limit: limit), errors: Capture(limit: limit)))
        self.onLine = onLine
    }

    func drain(_ sequence: SubprocessOutputSequence, as stream: ToolLine.Stream) async throws {
        var splitter = LineSplitter()
        for try await buffer in sequence {
            let bytes = unsafe buffer.withUnsafeBytes { unsafe Array($0) }
            append(bytes, to: stream)
            guard let onLine else { continue }
            for line in splitter.lines(adding: bytes) { onLine(ToolLine(stream: stream, text: line)) }
        }
        if let onLine, let last = splitter.finish() { onLine(ToolLine(stream: stream, text: last)) }
    }

    private func append(_ bytes: [UInt8], to stream: ToolLine.Stream) {
        captures.withLock { captures in
            switch stream {
            case .output: captures.output.append(bytes)
            case .errors: captures.errors.append(bytes)
            }
        }
    }

    /// The last line written so far, preferring standard error.
    var lastLine: String {
        captures.withLock { $0.errors.lines.last ?? $0.output.lines.last ?? "It wrote nothing." }
    }

    func result(of name: String, status: TerminationStatus, duration: Duration) -> ToolResult {
        let exit: ToolExit =
            switch status {
            case .exited(let code): .code(code)
            case .signaled(let signal): .signal(signal)
            }
        return captures.withLock { captures in
            captures.output.finish()
            captures.errors.finish()
            return ToolResult(
                name: name, exit: exit, output: captures.output, errors: captures.errors, duration: duration)
        }
    }
}
