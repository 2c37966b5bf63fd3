import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NetworkFailure
import SMTPClient
import Surroundings

/// Carries what is ready to go, and says what came of it.
struct Courier: Sendable {
    private static let longestAnswer = 16 << 10
    private static let longestWait = 3600

    let channel: String
    let now: Timestamp
    /// Removes the secrets from the words of others.
    let scrub: @Sendable (String) -> String

    func carry(_ dispatch: Dispatch) async throws {
        switch dispatch {
        case .mail(let message, let server):
            do {
                _ = try await SMTPClient(server).send(message)
            } catch let error as SMTPError {
                throw NotificationsError.mail(error)
            }
        case .request(let request): try await post(request)
        }
    }

    private func post(_ request: WebRequest) async throws {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = HTTPClient.Configuration.Timeout(connect: .seconds(15), read: .seconds(30))
        configuration.httpVersion = .http1Only
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            try await post(request, with: client)
        } catch {
            try? await client.shutdown()
            throw error
        }
        try? await client.shutdown()
    }

    private func post(_ request: WebRequest, with client: HTTPClient) async throws {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = .POST
        for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
        outgoing.body = .bytes(ByteBuffer(bytes: request.body))
        let response: HTTPClientResponse
        do {
            response = try await client.execute(outgoing, timeout: .seconds(60))
        } catch {
            try Task.checkCancellation()
            throw NotificationsError.unreachable(channel: channel, reason: "\(ConnectionFailure(error))")
        }
        let status = Int(response.status.code)
        // What was taken is taken, whatever becomes of the rest of the answer.
        guard !(200...299).contains(status) else { return }
        guard !(300...399).contains(status) else {
            throw NotificationsError.redirected(channel: channel, status: status)
        }
        let answer = try? await response.body.collect(upTo: Self.longestAnswer)
        throw NotificationsError.refused(
            channel: channel, status: status, words: words(answer.map { String(buffer: $0) } ?? ""),
            retryAfter: response.headers.first(name: "Retry-After").flatMap { Self.seconds($0, at: now) })
    }

    /// The beginning of an answer, as far as it can be shown.
    private func words(_ text: String) -> String {
        let visible = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : scalar
        }
        return String(scrub(String(String.UnicodeScalarView(visible))).prefix(200))
    }

    /// `120`, or a date; never more than an hour.
    static func seconds(_ header: String, at now: Timestamp) -> Int? {
        if let seconds = Int(header) { return min(max(0, seconds), longestWait) }
        guard let date = HTTPDate.instant(header) else { return nil }
        return Int(min(max(0, date.seconds - now.seconds), Int64(longestWait)))
    }
}
