import JSONTree
import NIOCore
import NIOHTTP1
import NIOSSL
import NIOWebSocket
import Surroundings

/// Takes requests from a connection, and answers them.
final class FakeRequestHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let cluster: FakeCluster
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var watch: Int?
    private var stream: FakeStream?

    init(cluster: FakeCluster) {
        self.cluster = cluster
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let part): body += Array(buffer: part)
        case .end: if let head { take(head, context) }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        stopStream()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        stopStream()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A socket that is not opened is no error here: the request comes as a plain one, and is answered.
        if error is NIOWebSocketUpgradeError { return }
        context.close(promise: nil)
    }

    private func take(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let call = FakeCall(
            method: head.method.rawValue, target: head.uri,
            headers: head.headers.map { (name: $0.name, value: $0.value) },
            body: body, certificate: Self.person(on: context.pipeline.syncOperations))
        var pause = TimeAmount.zero
        var warnings: [String] = []
        var refusal: FakeReply?
        var behind = 0
        for mischief in cluster.mischief(for: call) {
            switch mischief {
            case .refuse(let code, let seconds):
                refusal = FakeReply(FakeFailure(code, Self.reason(of: code), "told to refuse", retryAfter: seconds))
            case .delay(let span): pause = .nanoseconds(Int64(span / .nanoseconds(1)))
            case .mute:
                _ = cluster.answer(call)
                return
            case .hangUp: return context.close(promise: nil)
            case .stale(let changes): behind = changes
            case .warn(let text): warnings.append(text)
            }
        }
        // Behind a partition nothing is heard and nothing is said.
        guard !cluster.with({ $0.rules.isPartitioned }) else { return }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let act: @Sendable () -> Void = { [cluster, warnings, refusal, behind] in
            let (handler, context) = bound.value
            handler.send(refusal.map(FakeAnswer.whole) ?? cluster.answer(call, behind: behind), warnings, context)
        }
        if pause == .zero { act() } else { context.eventLoop.scheduleTask(in: pause, act) }
    }

    private static func reason(of code: Int) -> String {
        [429: "TooManyRequests", 410: "Expired", 500: "InternalError", 503: "ServiceUnavailable", 504: "Timeout"][code]
            ?? ""
    }

    /// Whom the connection's certificate names.
    static func person(on pipeline: ChannelPipeline.SynchronousOperations) -> FakePerson? {
        guard let handler = try? pipeline.handler(type: NIOSSLServerHandler.self),
            let bytes = try? handler.peerCertificate?.toDERBytes()
        else { return nil }
        return FakeCertificates.person(in: bytes)
    }

    private func send(_ answer: FakeAnswer, _ warnings: [String], _ context: ChannelHandlerContext) {
        switch answer {
        case .whole(let reply): send(reply, warnings, context)
        case .watch(let watch):
            let stream = FakeStream(context, cluster: cluster, contentType: "application/json")
            self.stream = stream
            let kind = watch.kind
            let id = cluster.follow(watch) { events in
                let shown =
                    watch.asTable
                    ? events.map { Self.tabled($0, kind, at: stream.now) }
                    : watch.asMetadata ? events.map(MetadataForm.event) : events
                stream.write(shown.flatMap { $0.canonical + [UInt8(ascii: "\n")] })
                if events.contains(where: { $0["type"]?.string == "ERROR" }) { stream.finish() }
            }
            self.watch = id
            stream.keepTime(watch, id)
        case .lines(let lines, let next, let pod):
            let stream = FakeStream(context, cluster: cluster, contentType: "text/plain")
            self.stream = stream
            stream.write(lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] })
            if let next { stream.follow(pod, from: next) } else { stream.finish() }
        }
    }

    private func send(_ reply: FakeReply, _ warnings: [String], _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders(reply.headers.map { ($0.name, $0.value) })
        headers.add(name: "content-type", value: reply.contentType)
        headers.add(name: "content-length", value: String(reply.body.count))
        for warning in warnings { headers.add(name: "warning", value: "299 - \"\(warning)\"") }
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: reply.code), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: reply.body)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private static func tabled(_ event: JSONValue, _ kind: FakeKind, at now: Timestamp) -> JSONValue {
        guard let object = event["object"], object["kind"]?.string != "Status" else { return event }
        var event = event
        let metadata: JSONValue = ["resourceVersion": object["metadata"]?["resourceVersion"] ?? ""]
        let isBookmark = event["type"]?.string == "BOOKMARK"
        let table = TableForm(now: now).table(
            isBookmark ? [] : [object], of: kind, metadata: metadata, includesObject: true)
        event.set(table, at: ["object"])
        return event
    }

    private func stopStream() {
        if let watch { cluster.unfollow(watch) }
        watch = nil
        stream?.stop()
        stream = nil
    }
}
