import JSONTree
import NIOCore
import NIOHTTP1
import NIOSSL
import NIOWebSocket

/// Opens sockets for exec and attach.
struct FakeExecUpgrade {
    let cluster: FakeCluster

    var upgrader: NIOWebSocketServerUpgrader {
        NIOWebSocketServerUpgrader(
            maxFrameSize: 16 * 1024 * 1024,
            shouldUpgrade: { [cluster] channel, head in
                let call = FakeCall(
                    method: head.method.rawValue, target: head.uri,
                    headers: head.headers.map { (name: $0.name, value: $0.value) }, certificate: nil)
                let isSocket = call.path.hasSuffix("/exec") || call.path.hasSuffix("/attach")
                // What is refused goes on as a plain request, which says why.
                guard isSocket, cluster.refusal(of: call) == nil else {
                    return channel.eventLoop.makeSucceededFuture(nil)
                }
                let offered = head.headers["sec-websocket-protocol"].flatMap { $0.split(separator: ",") }
                    .map { String($0).replacing(" ", with: "") }
                let known = cluster.with { $0.rules.execVersions }
                guard let version = known.first(where: offered.contains) else {
                    return channel.eventLoop.makeSucceededFuture(nil)
                }
                return channel.eventLoop.makeSucceededFuture(["sec-websocket-protocol": version])
            },
            upgradePipelineHandler: { channel, head in
                channel.eventLoop.makeCompletedFuture {
                    let call = FakeCall(method: "GET", target: head.uri)
                    try channel.pipeline.syncOperations.addHandler(FakeShell(call))
                }
            })
    }
}

/// A container's shell that knows a handful of commands.
final class FakeShell: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let command: [String]
    private let isAttach: Bool

    init(_ call: FakeCall) {
        command = call.query.filter { $0.name == "command" }.map(\.value)
        isAttach = call.path.hasSuffix("/attach")
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        // The answer to the upgrade goes out first, and starting a command takes its time.
        context.eventLoop.scheduleTask(in: .milliseconds(20)) {
            let (shell, context) = bound.value
            shell.begin(context)
        }
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
        case "hang": context.close(promise: nil)
        case "cat", "sleep", "size": break
        default: end(context, code: 127)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .binary: take(Array(buffer: frame.unmaskedData), context)
        case .ping:
            let pong = WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)
            context.writeAndFlush(wrapOutboundOut(pong), promise: nil)
        case .connectionClose: context.close(promise: nil)
        default: break
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
