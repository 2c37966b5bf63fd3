import NIOCore
import NIOHTTP1

/// What became of a request for a WebSocket.
enum SocketOutcome: Sendable {
    case opened(version: String, SocketFlow)
    /// The answer is still to be read.
    case refused(EventLoopFuture<Status>)
}

/// Reads an answer that is no WebSocket.
final class RefusalReader: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let answer: EventLoopPromise<Status>
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []

    init(_ answer: EventLoopPromise<Status>) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body(let part): if body.count < 1024 * 1024 { body += Array(buffer: part) }
        case .end: finish()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        answer.fail(error)
        context.close(promise: nil)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        answer.fail(ChannelError.eof)
    }

    private func finish() {
        guard let head else { return answer.fail(ChannelError.eof) }
        answer.succeed(Status(code: Int(head.status.code), headers: head.headers, body: body))
    }
}
