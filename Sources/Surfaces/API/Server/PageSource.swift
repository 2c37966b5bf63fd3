package import VigieClient
package import Wording

/// What answers for every path that is not the API's: the console.
package protocol PageSource: Sendable {
    func respond(to call: PageCall) async -> PageAnswer
}

/// A request for a page, as far as it was looked at.
package struct PageCall: Sendable {
    package let method: String
    /// The path with its query, as it stands in the request.
    package let target: String
    /// By lower-case name.
    package let headers: [String: String]
    package let body: [UInt8]
    package let visitor: Visitor
    /// Answers on behalf of the visitor; `nil` for somebody who is not known.
    package let client: (any Client)?
    /// Why what the visitor came with is not good, where it is not.
    package let refusal: Problem?
}

/// A page, or what leads to one.
package struct PageAnswer: Sendable {
    package enum Content: Sendable {
        case bytes([UInt8])
        case pieces(AsyncThrowingStream<[UInt8], any Error>)
    }

    package let status: Int
    package let headers: [(name: String, value: String)]
    package let content: Content

    package init(status: Int, headers: [(name: String, value: String)], content: Content) {
        self.status = status
        self.headers = headers
        self.content = content
    }
}
