import JSONTree
import NIOCore
import NIOWebSocket

/// A container's shell that knows a handful of commands.
final class FakeShell: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let command: [String]
    private let isAttach: Bool
    private let cluster: FakeCluster
    /// What is still to be written by a command that writes as fast as it can.
    private var flood = 0

    init(_ call: FakeCall, _ cluster: FakeCluster) {
        self.cluster = cluster
        command = call.query.filter { $0.name == "command" }.map(\.value)
        isAttach = call.path.hasSuffix("/attach")
    }

    func handlerAdded(context: ChannelHandlerContext) {
        begin(context)
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard !isAttach else { return }
        switch command.first {
        case "echo":
            write(1, Array((command.dropFirst().joined(separator: " ") + "\n").utf8), context)
            end(context, code: 0)
        case "complain":
            write(2, Array((command.dropFirst().joined(separator: " ") + "\n").utf8), context)
            end(context, code: 1)
        case "exit": end(context, code: command.dropFirst().first.flatMap(Int.init) ?? 0)
        case "big":
            let count = command.dropFirst().first.flatMap(Int.init) ?? 0
            // In the portions that a kubelet writes.
            for start in stride(from: 0, to: count, by: 32 * 1024) {
                write(1, [UInt8](repeating: UInt8(ascii: "x"), count: min(32 * 1024, count - start)), context)
            }
            end(context, code: 0)
        case "flood":
            flood = command.dropFirst().first.flatMap(Int.init) ?? 0
            pour(context)
        case "hang": context.close(promise: nil)
        case "cat", "sleep", "size", "deaf": break
        default: end(context, code: 127)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .binary: take(Array(buffer: frame.unmaskedData), context)
        case .ping where command.first == "deaf": break
        case .ping:
            let pong = WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)
            context.writeAndFlush(wrapOutboundOut(pong), promise: nil)
        case .connectionClose: context.close(promise: nil)
        default: break
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if flood > 0 { pour(context) }
        context.fireChannelWritabilityChanged()
    }

    /// Writes for as long as the network takes it.
    private func pour(_ context: ChannelHandlerContext) {
        while flood > 0, context.channel.isWritable {
            let count = min(32 * 1024, flood)
            flood -= count
            cluster.flood(count)
            write(1, [UInt8](repeating: UInt8(ascii: "x"), count: count), context)
            if flood == 0 { end(context, code: 0) }
        }
    }

    private func take(_ message: [UInt8], _ context: ChannelHandlerContext) {
        switch message.first {
        case 0: if command.first == "cat" || isAttach { write(1, Array(message.dropFirst()), context) }
        case 4:
            if command.first == "size" {
                write(1, Array(message.dropFirst()), context)
                end(context, code: 0)
            }
        case 255: end(context, code: 0)
        default: break
        }
    }

    private func write(_ stream: UInt8, _ bytes: [UInt8], _ context: ChannelHandlerContext) {
        let frame = WebSocketFrame(fin: true, opcode: .binary, data: ByteBuffer(bytes: [stream] + bytes))
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }

    private func end(_ context: ChannelHandlerContext, code: Int) {
        var status: [String: JSONValue] = ["metadata": [:], "kind": "Status", "apiVersion": "v1", "status": "Success"]
        if code != 0 {
            status["status"] = "Failure"
            status["reason"] = "NonZeroExitCode"
            status["message"] = .string("command terminated with non-zero exit code: exit code \(code)")
            status["details"] = ["causes": [["reason": "ExitCode", "message": .string(String(code))]]]
        }
        write(3, JSONValue.object(status).canonical, context)
        let close = WebSocketFrame(fin: true, opcode: .connectionClose, data: ByteBuffer(bytes: [0x03, 0xe8]))
        context.writeAndFlush(wrapOutboundOut(close), promise: nil)
    }
}
