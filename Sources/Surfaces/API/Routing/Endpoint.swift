import JSONTree
import VigieAccess

/// One thing that can be asked over HTTP. The table of these is what serves, and what the OpenAPI document is made of.
struct Endpoint: Sendable {
    enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
    }

    /// Who may come.
    enum Door: Sendable {
        /// Everybody, also who is not known.
        case open
        /// Who has a role; the client looks at which.
        case signedIn
    }

    /// What the answer is.
    enum Outcome: Sendable {
        case json(status: Int, schema: JSONValue)
        case events
        case text(type: String)
    }

    let method: Method
    /// With its parameters in braces: `/api/v1/runs/{run}`.
    let path: String
    /// The operation's name.
    let name: String
    let tag: String
    let summary: String
    var door = Door.signedIn
    var parameters: [Parameter] = []
    /// The schema of the body, where there is one.
    var body: JSONValue?
    let outcome: Outcome
    let answer: @Sendable (Call) async throws -> Answer

    /// The path's parts, a parameter as `{name}`.
    var parts: [Substring] { path.split(separator: "/") }
}

/// A value in the path, the query or a header.
struct Parameter: Sendable {
    enum Place: String, Sendable {
        case path, query, header
    }

    let name: String
    let place: Place
    let schema: JSONValue
    let summary: String
    var isRepeated = false
    var isRequired = false

    static func path(_ name: String, _ schema: JSONValue, _ summary: String) -> Parameter {
        Parameter(name: name, place: .path, schema: schema, summary: summary, isRequired: true)
    }

    static func query(_ name: String, _ schema: JSONValue, _ summary: String) -> Parameter {
        Parameter(name: name, place: .query, schema: schema, summary: summary)
    }

    static func header(_ name: String, _ schema: JSONValue, _ summary: String) -> Parameter {
        Parameter(name: name, place: .header, schema: schema, summary: summary)
    }
}
