import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
package import Surroundings
import Synchronization

/// The fake on the wire: an API server at an address of this machine.
package final class FakeKubernetes: Sendable {
    package let cluster: FakeCluster
    package let certificates: FakeCertificates
    package let port: Int
    private let listener: any Channel
    fileprivate let connections: FakeConnections
    private let clockwork: RepeatedTask

    private init(
        _ cluster: FakeCluster, _ certificates: FakeCertificates, _ listener: any Channel,
        _ connections: FakeConnections
    ) {
        self.cluster = cluster
        self.certificates = certificates
        self.listener = listener
        self.connections = connections
        port = listener.localAddress?.port ?? 0
        clockwork = listener.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(15)) { _ in
            cluster.tick()
        }
    }

    package var address: String { "https://127.0.0.1:\(port)" }

    package static func start(
        world: World = .system, port: Int = 0, certificates: FakeCertificates? = nil
    ) async throws -> FakeKubernetes {
        let cluster = try FakeCluster(world: world)
        let certificates = try certificates ?? FakeCertificates()
        let connections = FakeConnections()
        let tls = try NIOSSLContext(configuration: settings(certificates))
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    connections.add(channel)
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                    let handler = FakeRequestHandler(cluster: cluster)
                    let upgrader = FakeSocketUpgrade(cluster: cluster).upgrader
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(
                        withServerUpgrade: (
                            upgraders: [upgrader],
                            completionHandler: { context in
                                let pipeline = context.pipeline.syncOperations
                                guard let plain = try? pipeline.context(handlerType: FakeRequestHandler.self) else {
                                    return
                                }
                                pipeline.removeHandler(context: plain, promise: nil)
                            }
                        ))
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .bind(host: "127.0.0.1", port: port).get()
        return FakeKubernetes(cluster, certificates, listener, connections)
    }

    package func stop() async {
        clockwork.cancel()
        try? await listener.close()
        connections.closeAll()
    }

    /// Starts one for the time of the work.
    package static func with<Result: Sendable>(
        world: World = .system, certificates: FakeCertificates? = nil,
        _ work: (FakeKubernetes) async throws -> Result
    ) async throws -> Result {
        let fake = try await start(world: world, certificates: certificates)
        do {
            let result = try await work(fake)
            await fake.stop()
            return result
        } catch {
            await fake.stop()
            throw error
        }
    }

    /// Cuts every connection, in the middle of whatever it is.
    package func cutConnections() {
        connections.closeAll()
    }

    /// A kubeconfig for whoever has a token.
    package func kubeconfig(token: String = "admin-token", namespace: String = "default") -> String {
        """
        apiVersion: v1
        kind: Config
        current-context: fake
        clusters:
        - name: fake
          cluster:
            server: \(address)
            certificate-authority-data: \(Base64Text.encode(certificates.authority))
        users:
        - name: user
          user:
            token: \(token)
        contexts:
        - name: fake
          context:
            cluster: fake
            user: user
            namespace: \(namespace)

        """
    }

    private static func settings(_ certificates: FakeCertificates) throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificates.server.certificate.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(certificates.server.key.utf8), format: .pem)
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(certificates.authority.utf8)))
        tls.certificateVerification = .optionalVerification
        tls.applicationProtocols = ["http/1.1"]
        return tls
    }
}

/// The connections that are open.
final class FakeConnections: Sendable {
    private let open = Mutex<[ObjectIdentifier: any Channel]>([:])

    func add(_ channel: any Channel) {
        open.withLock { $0[ObjectIdentifier(channel)] = channel }
        channel.closeFuture.whenComplete { [self] _ in
            open.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(channel)) }
        }
    }

    func closeAll() {
        for channel in open.withLock({ Array($0.values) }) { channel.close(promise: nil) }
    }

    var count: Int { open.withLock(\.count) }
}

extension FakeKubernetes {
    /// How many connections are open.
    package var openConnections: Int { connections.count }
}
