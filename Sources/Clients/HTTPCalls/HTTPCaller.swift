import AsyncHTTPClient
import FoundationEssentials
package import JSONTree
import NIOCore
import NIOHTTP1
import NIOSSL
import NetworkFailure

/// Sends described requests to servers that are trusted.
package struct HTTPCaller: Sendable {
    /// What came back.
    package struct Answer: Sendable {
        package let status: Int
        /// What was answered, where it is JSON.
        package let json: JSONValue?
    }

    private static let largest = 1 << 20
    private let client: HTTPClient

    /// Opens a caller for the time of the work.
    /// - Parameter authorities: the file of those that may sign a server's certificate; the machine's own if `nil`.
    package static func with<Result: Sendable>(
        authorities: String?, _ work: (HTTPCaller) async throws -> Result
    ) async throws -> Result {
        var settings = HTTPClient.Configuration()
        settings.redirectConfiguration = .disallow
        settings.timeout.connect = .seconds(10)
        if let authorities {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(authorities)
            settings.tlsConfiguration = tls
        }
        let caller = HTTPCaller(client: HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings))
        do {
            let result = try await work(caller)
            try? await caller.client.shutdown()
            return result
        } catch {
            try? await caller.client.shutdown()
            throw error
        }
    }

    /// Sends a request, filled with values.
    package func send(_ call: HTTPCall, _ values: [String: String], within limit: Duration = .seconds(30)) async throws
        -> Answer
    {
        guard let address = call.address.filled(values, at: .address) else {
            throw HTTPCallError.notFilled(place: "url")
        }
        guard let url = URL(string: address), let host = url.host, Self.isTrusted(url.scheme, host) else {
            throw HTTPCallError.noAddress
        }
        var request = HTTPClientRequest(url: address)
        request.method = HTTPMethod(rawValue: call.method)
        for (name, template) in call.headers.sorted(by: { $0.key < $1.key }) {
            guard let value = template.filled(values, at: .header) else { throw HTTPCallError.notFilled(place: name) }
            request.headers.add(name: name, value: value)
        }
        if let body = call.body {
            guard let text = body.filled(values, at: .body) else { throw HTTPCallError.notFilled(place: "body") }
            request.body = .bytes(ByteBuffer(string: text))
            if !request.headers.contains(name: "Content-Type") {
                request.headers.add(name: "Content-Type", value: "application/json")
            }
        }
        return try await send(request, to: host, within: limit)
    }

    private func send(_ request: HTTPClientRequest, to host: String, within limit: Duration) async throws -> Answer {
        do {
            let response = try await client.execute(request, timeout: TimeAmount(limit))
            let buffer = try await response.body.collect(upTo: Self.largest)
            return Answer(
                status: Int(response.status.code), json: try? JSONValue(parsing: Array(buffer.readableBytesView)))
        } catch is NIOTooManyBytesError {
            throw HTTPCallError.tooMuch(host: host)
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw HTTPCallError.unreachable(host: host, reason: "\(ConnectionFailure(error))")
        }
    }

    /// A secret does not travel in clear, except to this very machine.
    private static func isTrusted(_ scheme: String?, _ host: String) -> Bool {
        scheme == "https" || scheme == "http" && ["127.0.0.1", "localhost", "::1"].contains(host)
    }
}
