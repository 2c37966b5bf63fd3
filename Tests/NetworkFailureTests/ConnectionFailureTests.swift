import AsyncHTTPClient
import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import NetworkFailure
import Testing

/// What people read when a server does not answer.
@Suite struct ConnectionFailureTests {
    private func failure(of address: String) async -> ConnectionFailure? {
        var settings = HTTPClient.Configuration(tlsConfiguration: .makeClientConfiguration())
        settings.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
        var failure: ConnectionFailure?
        do {
            _ = try await client.execute(HTTPClientRequest(url: address), timeout: .seconds(20))
        } catch {
            failure = ConnectionFailure(error)
        }
        try? await client.shutdown()
        return failure
    }

    @Test func `a port where nobody listens refuses`() async {
        #expect(await failure(of: "http://127.0.0.1:1/") == .refused)
    }

    @Test func `a name that does not exist is told as that`() async {
        #expect(await failure(of: "http://no-such-name.invalid/") == .unknownName)
    }

    @Test func `a server that speaks no TLS, and one that hangs up`() async throws {
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(PlainAnswer()) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = listener.localAddress?.port ?? 0
        #expect(await failure(of: "https://127.0.0.1:\(port)/") == .noTLS)
        #expect(await failure(of: "http://127.0.0.1:\(port)/hang-up") == .brokenOff)
        try await listener.close()
    }

    @Test(arguments: [
        (ECONNREFUSED, ConnectionFailure.refused), (ECONNRESET, .brokenOff), (EHOSTUNREACH, .unreachableNetwork),
        (ETIMEDOUT, .timedOut), (EMFILE, .other("error 24 of the system")),
    ]) func `the system's numbers have words`(code: Int32, failure: ConnectionFailure) {
        #expect(ConnectionFailure(IOError(errnoCode: code, reason: "connect to 10.0.0.1 with secret")) == failure)
    }

    @Test func `an error of somebody else says what it is, not what it holds`() {
        struct Odd: Error { let password = "hunter2" }
        #expect("\(ConnectionFailure(Odd()))" == "Odd")
    }
}

/// Answers a request for `/hang-up` by closing, and anything else with words that are no TLS.
private final class PlainAnswer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let asked = String(buffer: unwrapInboundIn(data))
        guard !asked.contains("/hang-up") else { return context.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 400 no\r\n\r\n")), promise: nil)
    }
}
