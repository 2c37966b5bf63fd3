import AsyncHTTPClient
import FoundationEssentials
import JSONTree
import NIOCore
import NIOHTTP1
import NetworkFailure
import VigiePlan
import Wording

/// Speaks HTTP with one server.
struct Connection: Sendable {
    /// An answer that is larger is not ours.
    private static let mostBytes = 64 << 20

    let http: HTTPClient
    let access: ServerAccess

    func get<Answer: Decodable>(
        _ path: String, _ query: [(name: String, value: String?)] = [], as type: Answer.Type = Answer.self
    ) async throws -> Answer {
        try await answer(to: try request(.GET, path, query))
    }

    func post<Answer: Decodable>(
        _ path: String, _ body: some Encodable, headers: [(name: String, value: String)] = [],
        as type: Answer.Type = Answer.self
    ) async throws -> Answer {
        try await answer(to: try posting(body, to: path, headers))
    }

    func posting(
        _ body: some Encodable, to path: String, _ headers: [(name: String, value: String)]
    ) throws -> HTTPClientRequest {
        var request = try request(.POST, path, [])
        request.headers.add(name: "content-type", value: "application/json")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = .bytes(try JSONValue(encoding: body).canonical, length: .known(try length(of: body)))
        return request
    }

    private func length(of body: some Encodable) throws -> Int64 {
        Int64(try JSONValue(encoding: body).canonical.count)
    }

    func request(
        _ method: HTTPMethod, _ path: String, _ query: [(name: String, value: String?)]
    ) throws -> HTTPClientRequest {
        let pairs = query.compactMap { name, value in value.map { "\(name)=\(Self.escaped($0))" } }
        let suffix = pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
        var request = HTTPClientRequest(url: "\(access.address.base)/api/v1\(path)\(suffix)")
        request.method = method
        request.headers.add(name: "accept", value: "application/json, application/problem+json")
        request.headers.add(name: "user-agent", value: "vigie")
        if let token = access.token { request.headers.add(name: "authorization", value: "Bearer \(token.reveal())") }
        return request
    }

    /// The answer's JSON, or the problem that the server told.
    func answer<Answer: Decodable>(
        to request: HTTPClientRequest, as type: Answer.Type = Answer.self
    ) async throws -> Answer {
        let (answer, _) = try await exchange(request, as: type)
        return answer
    }

    func exchange<Answer: Decodable>(
        _ request: HTTPClientRequest, as type: Answer.Type = Answer.self
    ) async throws -> (Answer, HTTPHeaders) {
        let response = try await execute(request, timeout: .seconds(300))
        let bytes = try await body(of: response)
        guard (200..<300).contains(response.status.code) else {
            throw ServerProblem.read(bytes, status: Int(response.status.code))
        }
        do {
            return (try JSONValue(parsing: bytes).decoded(as: type), response.headers)
        } catch {
            throw RemoteError.unreadableAnswer(access.address.base)
        }
    }

    /// - Throws: `RemoteError` when no answer came at all.
    func execute(_ request: HTTPClientRequest, timeout: TimeAmount) async throws -> HTTPClientResponse {
        do {
            return try await http.execute(request, timeout: timeout)
        } catch let error as CancellationError {
            throw error
        } catch {
            throw RemoteError.unreachable(access.address.base, reason: "\(ConnectionFailure(error))")
        }
    }

    func body(of response: HTTPClientResponse) async throws -> [UInt8] {
        do {
            return Array(buffer: try await response.body.collect(upTo: Self.mostBytes))
        } catch let error as CancellationError {
            throw error
        } catch {
            throw RemoteError.unreachable(access.address.base, reason: "\(ConnectionFailure(error))")
        }
    }

    /// Everything but letters, digits and `-._~` (RFC 3986).
    static func escaped(_ text: String) -> String {
        text.utf8.reduce(into: "") { escaped, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default: escaped += "%" + [byte].hexadecimal.uppercased()
            }
        }
    }
}

extension [UInt8] {
    fileprivate var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
