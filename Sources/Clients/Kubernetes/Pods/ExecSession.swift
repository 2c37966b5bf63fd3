import JSONTree
import NIOCore
import NIOPosix
import NIOWebSocket

/// A command that runs in a container, over one WebSocket.
///
/// Each message's first byte says which stream it belongs to: 0 input, 1 output, 2 errors, 3 how it ended, 4 the size of
/// the terminal; with v5 of the protocol 255 closes a stream.
package struct ExecSession: Sendable {
    /// `v5.channel.k8s.io` or its forerunner.
    package let version: String
    let channel: any Channel
    let frames: ExecFrames

    /// What comes out, until it ended. To be read once.
    package var events: ExecEvents { ExecEvents(frames: frames, channel: channel) }

    /// Writes to the command's standard input.
    package func write(_ bytes: [UInt8]) async throws {
        // A message has to fit into what the other side takes at once.
        var rest = bytes[...]
        while !rest.isEmpty {
            try await send([0] + rest.prefix(32 * 1024))
            rest = rest.dropFirst(32 * 1024)
        }
    }

    /// Ends the command's standard input.
    ///
    /// - Throws: `KubernetesError.invalid` with a server that speaks only v4, where an input cannot be ended.
    package func closeInput() async throws {
        guard version == "v5.channel.k8s.io" else {
            throw KubernetesError.invalid(reason: "this server speaks \(version), in which an input cannot be ended")
        }
        try await send([255, 0])
    }

    /// Tells the size of the terminal.
    package func resize(columns: Int, rows: Int) async throws {
        let size: JSONValue = ["Width": .integer(Int64(columns)), "Height": .integer(Int64(rows))]
        try await send([4] + size.canonical)
    }

    private func send(_ bytes: [UInt8]) async throws {
        let frame = WebSocketFrame(fin: true, opcode: .binary, maskKey: .random(), data: ByteBuffer(bytes: bytes))
        try await channel.writeAndFlush(frame).get()
    }
}

/// What comes out of a command, until it ended.
package struct ExecEvents: AsyncSequence, Sendable {
    let frames: ExecFrames
    let channel: any Channel

    package struct AsyncIterator: AsyncIteratorProtocol {
        var frames: ExecFrames.AsyncIterator
        var parts: ByteBuffer?
        var hasEnded = false

        @concurrent package mutating func next() async throws -> ExecEvent? {
            while !hasEnded {
                guard let frame = try await frames.next() else { break }
                guard let message = whole(frame), let event = Self.event(message) else { continue }
                if case .ended = event { hasEnded = true }
                return event
            }
            guard !hasEnded else { return nil }
            hasEnded = true
            throw KubernetesError.unreadable(request: "exec", reason: "the connection ended before the command did")
        }

        /// A message may come in several frames.
        private mutating func whole(_ frame: WebSocketFrame) -> [UInt8]? {
            var data = frame.unmaskedData
            switch frame.opcode {
            case .binary, .text: parts = data
            case .continuation: parts?.writeBuffer(&data)
            default: return nil
            }
            guard frame.fin, let message = parts else { return nil }
            parts = nil
            return Array(buffer: message)
        }

        private static func event(_ message: [UInt8]) -> ExecEvent? {
            guard let stream = message.first, message.count > 1 else { return nil }
            let content = Array(message.dropFirst())
            switch stream {
            case 1: return .output(content)
            case 2: return .errors(content)
            case 3:
                guard let json = try? JSONValue(parsing: content) else {
                    let text = String(decoding: content, as: UTF8.self)
                    return .ended(.failed(Status(code: 500, reason: .internalError, message: text)))
                }
                let status =
                    Status(json: json) ?? Status(code: 500, reason: .internalError, message: json.canonicalText)
                return .ended(ExecEnd(status, succeeded: json["status"]?.string == "Success"))
            default: return nil
            }
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(frames: frames.makeAsyncIterator()) }
}
