import JSONTree
import VigieClient

/// Everything under `/api/v1`.
enum APIRoutes {
    static let root = "/api/v1"

    static var all: [Endpoint] {
        planRoutes + readinessRoutes + procedureRoutes + runRoutes + decisionRoutes + ledgerRoutes + proofRoutes
            + [events]
    }

    /// An endpoint that answers with a view as JSON.
    static func view<View: Codable & Sendable>(
        _ method: Endpoint.Method = .get, _ path: String, _ name: String, _ tag: String, _ summary: String,
        parameters: [Parameter] = [], body: JSONValue? = nil, status: Int = 200,
        _ answer: @escaping @Sendable (Call) async throws -> View
    ) -> Endpoint {
        Endpoint(
            method: method, path: root + path, name: name, tag: tag, summary: summary, parameters: parameters,
            body: body, outcome: .json(status: status, schema: InputProbe.schema(of: View.self))
        ) { call in
            try .json(try await answer(call), status: status)
        }
    }
}

/// The schemas that parameters have in common.
extension JSONValue {
    static func integers(_ range: ClosedRange<Int64>, default standard: Int64? = nil) -> JSONValue {
        var members: [String: JSONValue] = [
            "type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
        ]
        if let standard { members["default"] = .integer(standard) }
        return .object(members)
    }

    /// A name or a word: nothing that is long, or that steers.
    static let word: JSONValue = ["type": "string", "minLength": 1, "maxLength": 200]
    /// A name in a path.
    static let name: JSONValue = [
        "type": "string", "minLength": 1, "maxLength": 200, "pattern": "[A-Za-z0-9][A-Za-z0-9._-]*",
    ]
    static let instant: JSONValue = ["type": "string", "format": "date-time"]
    static let flag: JSONValue = ["type": "boolean"]

    static func words(_ words: [String]) -> JSONValue {
        ["type": "string", "enum": .array(words.map { .string($0) })]
    }
}
