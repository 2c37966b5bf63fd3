import Glibc
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import Surroundings
import VigieClient
import Wording

/// The one HTTP server.
package struct HTTPServer: Sendable {
    package struct Address: Hashable, Sendable {
        package let host: String
        package let port: Int

        package init(host: String, port: Int) {
            self.host = host
            self.port = port
        }

        /// Reads `HOST:PORT`, `[::1]:PORT` or `:PORT` (all addresses).
        package init?(_ text: String) {
            guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
                (0...65_535).contains(port)
            else { return nil }
            let host = text[..<colon].drop { $0 == "[" }.prefix { $0 != "]" }
            self.init(host: host.isEmpty ? "0.0.0.0" : String(host), port: port)
        }
    }

    private let premises: Premises
    private let address: Address
    private let tls: TLSFiles?
    private let limits: HTTPLimits

    package init(premises: Premises, address: Address, tls: TLSFiles? = nil, limits: HTTPLimits = HTTPLimits()) {
        self.premises = premises
        self.address = address
        self.tls = tls
        self.limits = limits
    }

    /// Serves until cancelled, or until told to stop: then what was begun is finished, and streams end.
    ///
    /// - Parameters:
    ///   - stopping: ends, or gives something, when no new request may be taken.
    ///   - running: called with the port once connections are accepted.
    package func run(
        stopping: AsyncStream<Void>, running: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        let (channels, found) = AsyncStream<any Channel>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let door = FrontDoor(premises: premises, limits: limits)
        let application = Application(
            responder: door, server: try builder,
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port),
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
            onServerRunning: { channel in
                found.yield(channel)
                await running(channel.localAddress?.port ?? address.port)
            },
            logger: Logger(label: "vigie.http") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await serve(application) { door.isClosing } }
            if let tls {
                group.addTask { try await tls.watch(by: premises.desk.grounds.world.clock) }
            }
            group.addTask {
                for await _ in stopping { break }
                guard !Task.isCancelled else { return }
                door.close()
                premises.desk.feed.close()
                for await channel in channels {
                    try? await channel.close()
                    break
                }
                // Connections that only wait for their next request need not be waited for.
                let clock = premises.desk.grounds.world.clock
                let start = clock.elapsed()
                repeat {
                    try? await clock.sleep(for: .milliseconds(20))
                } while !Task.isCancelled && !door.isQuiet
                    && clock.elapsed() - start < .seconds(1)
            }
            try await group.next()
        }
    }

    private func serve(_ application: some ApplicationProtocol, isClosing: @Sendable () -> Bool) async throws {
        do {
            try await application.run()
        } catch  where isClosing() {
            // That it no longer listens is what was wanted.
            return
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Problem(
                code: "server.port-taken", nature: .unreachable, title: "The port is taken.",
                detail: "Another program listens on \(address.host):\(address.port).",
                hint: "Stop it, or choose another with --listen HOST:PORT.")
        } catch let error as IOError where error.errnoCode == EACCES || error.errnoCode == EADDRNOTAVAIL {
            throw Problem(
                code: "server.cannot-listen", nature: .usage, title: "The server cannot listen there.",
                detail: "\(address.host):\(address.port)", hint: "Choose another with --listen HOST:PORT.")
        }
    }

    private var builder: HTTPServerBuilder {
        get throws {
            let idle = TimeAmount.milliseconds(Int64(limits.idle.inSeconds * 1000))
            let stall = TimeAmount.milliseconds(Int64(limits.stall.inSeconds * 1000))
            let http = HTTPServerBuilder.http1(
                configuration: .init(
                    additionalChannelHandlers: [WriteDeadlineInstaller(patience: stall)],
                    idleTimeout: idle,
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: limits.header, maxHeaderListSize: limits.header, maxHeaderFieldCount: 100)))
            guard let tls else { return http }
            return try .tls(http, tlsConfiguration: tls.configuration)
        }
    }
}
