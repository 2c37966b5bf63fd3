import FakeKubernetes
import KubernetesClient
import NIOCore
import NIOPosix
import Testing

/// Ports of pods, played by a port of this machine that says everything back.
@Suite struct PortForwardTests {
    private final class Echo: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            context.writeAndFlush(data, promise: nil)
        }
    }

    private static func with(_ work: (FakeKubernetes, Resources<Pod>) async throws -> Void) async throws {
        let echo = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Echo()) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = echo.localAddress?.port ?? 0
        try await MisbehaviourTests.with { fake, kubernetes in
            fake.cluster.with { $0.rules.ports[5432] = port }
            let pods = kubernetes.resources(Pod.self, in: "default")
            _ = try await pods.create(ExecTests.pod)
            try await work(fake, pods)
        }
        try await echo.close()
    }

    /// Reads so many bytes.
    private static func read(_ count: Int, from bytes: PortBytes) async throws -> [UInt8] {
        var read: [UInt8] = []
        for try await part in bytes {
            read += part
            if read.count >= count { break }
        }
        return read
    }

    @Test func `what is written to a port comes back from it`() async throws {
        try await Self.with { _, pods in
            let words = Array(String(repeating: "0123456789", count: 20_000).utf8)
            let isSame = try await pods.portForward(to: "p", port: 5432) { connection in
                try await connection.write(words)
                return try await Self.read(words.count, from: connection.bytes) == words
            }
            #expect(isSame)
        }
    }

    @Test func `a port where nobody listens is unreachable, in the kubelet's words`() async throws {
        try await Self.with { _, pods in
            let error = await Behaviour.refusal {
                try await pods.portForward(to: "p", port: 81) { for try await _ in $0.bytes {} }
            }
            guard case .unreachable(_, _, let reason) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.contains("connection refused"))
        }
    }

    @Test func `a pod that is not there is not found`() async throws {
        try await Self.with { _, pods in
            let error = await Behaviour.refusal { try await pods.portForward(to: "none", port: 5432) { _ in } }
            #expect(error?.isNotFound == true)
        }
    }

    @Test func `a port of this machine lends itself to a pod's, to several at once`() async throws {
        try await Self.with { fake, pods in
            let before = fake.openConnections
            try await pods.localPort(for: "p", port: 5432) { port in
                try await withThrowingTaskGroup(of: Bool.self) { group in
                    for index in 0..<5 {
                        group.addTask { try await Self.talk(to: port, "hello \(index)") == "hello \(index)" }
                    }
                    for try await isSame in group { #expect(isSame) }
                }
            }
            try await Behaviour.eventually("the sockets' end") { fake.openConnections <= before }
        }
    }

    private static func talk(to port: Int, _ words: String) async throws -> String {
        let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await client.executeThenClose { input, output in
            try await output.write(ByteBuffer(string: words))
            var heard = ""
            for try await part in input {
                heard += String(buffer: part)
                if heard.count >= words.count { break }
            }
            return heard
        }
    }
}
