import JSONTree

/// A command that runs in a container, over one WebSocket.
///
/// Each message's first byte says which stream it belongs to: 0 input, 1 output, 2 errors, 3 how it ended, 4 the size of
/// the terminal; with v5 of the protocol 255 closes a stream.
package struct ExecSession: Sendable {
    static let versions = ["v5.channel.k8s.io", "v4.channel.k8s.io"]

    let socket: Socket

    /// `v5.channel.k8s.io` or its forerunner.
    package var version: String { socket.version }

    /// What comes out, until it ended. To be read once.
    package var events: ExecEvents { ExecEvents(frames: socket.frames) }

    /// Writes to the command's standard input.
    package func write(_ bytes: [UInt8]) async throws {
        try await socket.sendAll(0, bytes)
    }

    /// Ends the command's standard input.
    ///
    /// - Throws: `KubernetesError.invalid` with a server that speaks only v4, where an input cannot be ended.
    package func closeInput() async throws {
        try checkEndingInput()
        try await socket.send(255, [0])
    }

    func checkEndingInput() throws {
        guard version == Self.versions[0] else {
            throw KubernetesError.invalid(reason: "this server speaks \(version), in which an input cannot be ended")
        }
    }

    /// Reads everything that comes out, until it ended.
    func result() async throws -> ExecResult {
        var (output, errors): ([UInt8], [UInt8]) = ([], [])
        var end = ExecEnd.failed(Status(code: 500, reason: .unknown, message: "it never ended"))
        for try await event in events {
            switch event {
            case .output(let bytes): output += bytes
            case .errors(let bytes): errors += bytes
            case .ended(let how): end = how
            }
        }
        return ExecResult(output: output, errors: errors, end: end)
    }

    /// Tells the size of the terminal.
    package func resize(columns: Int, rows: Int) async throws {
        let size: JSONValue = ["Width": .integer(Int64(columns)), "Height": .integer(Int64(rows))]
        try await socket.send(4, size.canonical)
    }
}

/// What comes out of a command, until it ended.
package struct ExecEvents: AsyncSequence, Sendable {
    let frames: SocketFrames

    package struct AsyncIterator: AsyncIteratorProtocol {
        var frames: SocketFrames.AsyncIterator
        var hasEnded = false

        @concurrent package mutating func next() async throws -> ExecEvent? {
            while !hasEnded {
                guard let message = try await frames.next() else { break }
                guard let event = Self.event(message) else { continue }
                if case .ended = event { hasEnded = true }
                return event
            }
            guard !hasEnded else { return nil }
            hasEnded = true
            throw KubernetesError.unreadable(request: "exec", reason: "the connection ended before the command did")
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
