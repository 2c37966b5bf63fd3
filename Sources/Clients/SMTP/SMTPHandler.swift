import NIOCore
import NIOSSL
import NIOTLS

/// Connects a conversation with a socket: bytes to replies, actions to bytes.
final class SMTPHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let secrets: [String]
    private let wire: [UInt8]
    private let makeTLS: () throws -> NIOSSLClientHandler
    private let promise: EventLoopPromise<SMTPReceipt>
    private var conversation: SMTPConversation
    private var parser = SMTPReplyParser()
    private var isDone = false

    init(
        server: SMTPServer, message: MailMessage, promise: EventLoopPromise<SMTPReceipt>,
        makeTLS: @escaping () throws -> NIOSSLClientHandler
    ) {
        wire = DotStuffing.wire(message.content)
        conversation = SMTPConversation(server: server, message: message, size: wire.count)
        secrets = server.credentials?.spellings ?? []
        self.promise = promise
        self.makeTLS = makeTLS
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        parser.append(unwrapInboundIn(data).readableBytesView)
        do {
            while !isDone, let reply = try parser.next() {
                perform(conversation.receive(reply, hasMore: parser.hasMore), context)
            }
        } catch {
            perform(conversation.failed(error), context)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case TLSUserEvent.handshakeCompleted: perform(conversation.encrypted(), context)
        case is IdleStateHandler.IdleStateEvent: perform(conversation.timedOut(), context)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        perform(conversation.failed(SMTPError(tls: error) ?? .closed(conversation.stage)), context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        perform(conversation.closed(), context)
    }

    /// The whole conversation has taken too long.
    func expire(context: ChannelHandlerContext) {
        perform(conversation.timedOut(), context)
    }

    private func perform(_ action: SMTPConversation.Action, _ context: ChannelHandlerContext) {
        switch action {
        case .wait: break
        case .send(let line), .sendSecret(let line): write(Array("\(line)\r\n".utf8), context)
        case .sendContent: write(wire, context)
        case .startTLS:
            do {
                try context.pipeline.syncOperations.addHandler(makeTLS(), position: .first)
            } catch {
                perform(
                    conversation.failed(SMTPError(tls: error) ?? .tlsFailed(reason: "it cannot be set up")), context)
            }
        case .finish(let receipt):
            isDone = true
            promise.succeed(receipt)
            write(Array("QUIT\r\n".utf8), context)
            context.close(promise: nil)
        case .fail(let error):
            isDone = true
            promise.fail(error.scrubbed(of: secrets))
            context.close(promise: nil)
        }
    }

    private func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }
}

extension SMTPServer.Credentials {
    /// The forms in which a server might repeat a password.
    fileprivate var spellings: [String] {
        let (user, password) = (Array(user.utf8), Array(self.password.utf8))
        return [Base64.encode([0] + user + [0] + password), Base64.encode(password), self.password]
    }
}

extension SMTPError {
    /// Some servers repeat what they do not like.
    fileprivate func scrubbed(of secrets: [String]) -> SMTPError {
        guard case .refused(let stage, let reply) = self, !secrets.isEmpty else { return self }
        let lines = reply.lines.map { line in
            secrets.reduce(line) { $1.isEmpty ? $0 : $0.replacing($1, with: "•••") }
        }
        return .refused(stage, SMTPReply(code: reply.code, lines: lines))
    }
}
