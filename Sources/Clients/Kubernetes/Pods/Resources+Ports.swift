import NIOCore
import NIOPosix

extension Resources<Pod> {
    /// Connects to a port of a pod for the time of the work.
    package func portForward<Result: Sendable>(
        to name: String, port: Int, _ work: (PortConnection) async throws -> Result
    ) async throws -> Result {
        guard (1...65535).contains(port) else { throw KubernetesError.invalid(reason: "\(port) is no port") }
        let query = [(name: "ports", value: String(port))]
        let socket = try await socket(name, "portforward", query, versions: PortConnection.versions)
        return try await socket.closing { try await work(PortConnection(socket: socket)) }
    }

    /// Listens on this machine for the time of the work: whoever connects there talks to the port of the pod.
    ///
    /// A connection that the pod does not take is closed.
    /// - Parameter work: Gets the port on 127.0.0.1 to connect to.
    package func localPort<Result: Sendable>(
        for name: String, port: Int, _ work: (Int) async throws -> Result
    ) async throws -> Result {
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let local = listener.channel.localAddress?.port ?? 0
        return try await listener.executeThenClose { clients in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await withThrowingDiscardingTaskGroup { connections in
                        for try await client in clients {
                            connections.addTask { try? await relay(client, to: name, port) }
                        }
                    }
                }
                defer { group.cancelAll() }
                return try await work(local)
            }
        }
    }

    private func relay(_ client: NIOAsyncChannel<ByteBuffer, ByteBuffer>, to name: String, _ port: Int) async throws {
        try await client.executeThenClose { input, output in
            try await portForward(to: name, port: port) { connection in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for try await bytes in connection.bytes { try await output.write(ByteBuffer(bytes: bytes)) }
                    }
                    group.addTask {
                        for try await part in input { try await connection.write(Array(buffer: part)) }
                    }
                    // There is no way to end one direction alone: when one side ends, both have.
                    defer { group.cancelAll() }
                    try await group.next()
                }
            }
        }
    }
}
