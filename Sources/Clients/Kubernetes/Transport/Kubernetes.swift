import AsyncHTTPClient
import JSONTree
import NIOCore
import NIOHTTP1
package import Surroundings

/// A connection to one API server.
///
/// It speaks HTTP/1.1 on purpose: a stream of its own for each watch dies alone, and is seen to die, where one HTTP/2
/// connection would stall everything at once.
package final class Kubernetes: Sendable {
    package let configuration: KubernetesConfiguration
    package let options: KubernetesOptions
    let http: HTTPClient
    /// For watches: it takes a connection for dead when nothing comes over it for long.
    let watching: HTTPClient
    let tls: TLSSettings
    let logins: LoginSource
    let limiter: RateLimiter

    package var world: World { options.world }

    package init(_ configuration: KubernetesConfiguration, options: KubernetesOptions = KubernetesOptions()) throws {
        self.configuration = configuration
        self.options = options
        tls = try TLSSettings(configuration)
        logins = LoginSource(configuration.credentials, world: options.world)
        limiter = RateLimiter(
            perSecond: options.requestsPerSecond, burst: options.burst, clock: options.world.clock)
        var settings = tls.clientConfiguration(configuration, options)
        http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
        settings.timeout.read = .nanoseconds(Int64(options.watchSilence / .nanoseconds(1)))
        watching = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    }

    /// Closes every connection. A client that is not closed keeps its connections for good.
    package func close() async {
        try? await watching.shutdown()
        try? await http.shutdown()
    }

    /// Opens a client for the time of the work.
    package static func with<Result: Sendable>(
        _ configuration: KubernetesConfiguration, options: KubernetesOptions = KubernetesOptions(),
        _ work: (Kubernetes) async throws -> Result
    ) async throws -> Result {
        let kubernetes = try Kubernetes(configuration, options: options)
        do {
            let result = try await work(kubernetes)
            await kubernetes.close()
            return result
        } catch {
            await kubernetes.close()
            throw error
        }
    }
}
