package import JSONTree

/// What is sent back.
package enum FakeAnswer: Sendable {
    case whole(FakeReply)
    /// Events from now on, after those that are due already.
    case watch(FakeWatch)
    /// Lines, and where they are to be followed, more of them as they are written: those from that one on.
    case lines([String], next: Int?, store: String)
}

/// A complete answer.
package struct FakeReply: Sendable {
    package var code: Int
    package var contentType: String
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    init(_ code: Int, json: JSONValue, headers: [(name: String, value: String)] = []) {
        self.code = code
        contentType = "application/json"
        self.headers = headers
        body = json.canonical
    }

    init(_ code: Int, text: String, contentType: String = "text/plain; charset=utf-8") {
        self.code = code
        self.contentType = contentType
        headers = []
        body = Array(text.utf8)
    }

    init(_ failure: FakeFailure) {
        self.init(failure.code, json: failure.json)
        if let seconds = failure.retryAfter { headers.append(("Retry-After", String(seconds))) }
        if failure.code == 429 {
            headers.append(("X-Kubernetes-PF-FlowSchema-UID", "fake-flow"))
            headers.append(("X-Kubernetes-PF-PriorityLevel-UID", "fake-level"))
        }
    }
}

/// A watch that was asked for.
package struct FakeWatch: Sendable {
    let kind: FakeKind
    let namespace: String?
    let filter: FakeFilter
    let since: Int
    /// Events that are due at once.
    let first: [JSONValue]
    let wantsBookmarks: Bool
    let seconds: Int?
    let asTable: Bool
    let asMetadata: Bool
}

extension FakeWatch {
    /// The events that are due at once.
    package var recorded: [JSONValue] { first }
}
