import JSONTree
import VigieClient

/// What an endpoint answers.
struct Answer: Sendable {
    enum Content: Sendable {
        case nothing
        case bytes([UInt8])
        /// Events, for as long as the reader stays.
        case events(EventStream)
        /// Pieces as they come.
        case pieces(AsyncThrowingStream<[UInt8], any Error>)
    }

    var status: Int
    var headers: [(name: String, value: String)]
    var content: Content

    init(status: Int = 200, headers: [(name: String, value: String)] = [], content: Content = .nothing) {
        self.status = status
        self.headers = headers
        self.content = content
    }

    static func json(_ value: some Encodable, status: Int = 200) throws -> Answer {
        json(bytes: try JSONValue(encoding: value).canonical, status: status)
    }

    static func json(bytes: [UInt8], status: Int = 200) -> Answer {
        Answer(status: status, headers: [("content-type", "application/json")], content: .bytes(bytes))
    }

    static func text(_ text: String, type: String = "text/plain; charset=utf-8", status: Int = 200) -> Answer {
        Answer(status: status, headers: [("content-type", type)], content: .bytes(Array(text.utf8)))
    }

    static func events(_ stream: EventStream) -> Answer {
        Answer(
            headers: [("content-type", "text/event-stream"), ("x-accel-buffering", "no")], content: .events(stream))
    }

    func with(_ name: String, _ value: String) -> Answer {
        var answer = self
        answer.headers.append((name, value))
        return answer
    }
}
