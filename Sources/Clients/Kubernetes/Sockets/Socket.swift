import NIOCore
import NIOWebSocket

/// An open WebSocket.
struct Socket: Sendable {
    /// What is spoken over it, of that which was offered.
    let version: String
    let channel: any Channel
    let frames: SocketFrames

    /// Sends one message: which stream it belongs to, and what.
    func send(_ stream: UInt8, _ bytes: some Sequence<UInt8>) async throws {
        let frame = WebSocketFrame(
            fin: true, opcode: .binary, maskKey: .random(), data: ByteBuffer(bytes: [stream] + bytes))
        do {
            try await channel.writeAndFlush(frame).get()
        } catch {
            try Task.checkCancellation()
            throw frames.kubernetes.translated(error, frames.request)
        }
    }

    /// Sends bytes in messages that the other side can take at once.
    func sendAll(_ stream: UInt8, _ bytes: [UInt8]) async throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            try await send(stream, rest.prefix(32 * 1024))
            rest = rest.dropFirst(32 * 1024)
        }
    }

    /// Closes the socket at once: whatever is being written fails.
    func hangUp() {
        channel.close(promise: nil)
    }

    /// Uses the socket and closes it, also when the task is cancelled meanwhile.
    func closing<Result: Sendable>(after work: () async throws -> Result) async throws -> Result {
        try await withTaskCancellationHandler {
            do {
                let result = try await work()
                try? await channel.close()
                return result
            } catch {
                try? await channel.close()
                throw error
            }
        } onCancel: {
            channel.close(promise: nil)
        }
    }
}
