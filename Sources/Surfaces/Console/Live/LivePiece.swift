import HTML
import JSONTree
import Surroundings

/// A piece of a page that is sent to where it belongs.
struct LivePiece: Sendable {
    let name: String
    let id: String
    let html: String

    /// - Parameter adds: whether it follows what is there, rather than taking its place.
    init(_ id: String, _ markup: Markup, adds: Bool = false) {
        name = adds ? "add" : "put"
        self.id = id
        html = markup.string
    }

    private init(name: String) {
        self.name = name
        id = ""
        html = ""
    }

    /// Nothing will change any more.
    static let end = LivePiece(name: "end")

    /// As a server-sent event. JSON keeps line breaks out of it.
    var event: [UInt8] {
        let data = JSONValue.object(["id": .string(id), "html": .string(html)])
        return Array("event: \(name)\ndata: ".utf8) + data.canonical + Array("\n\n".utf8)
    }
}

/// What one reader of a live page was sent, so that only what changed is sent again.
actor LiveMemory {
    private var sent: [String: String] = [:]
    /// When the page was looked at last; what happened before is in it.
    private(set) var lookedAt: Timestamp?
    private(set) var isOver = false
    private(set) var lastLine: Int64?

    func look(at now: Timestamp) { lookedAt = now }
    func end() { isOver = true }
    func remember(line: Int64) { lastLine = line }

    func changed(_ pieces: [LivePiece]) -> [LivePiece] {
        pieces.filter { piece in
            guard sent[piece.id] != piece.html else { return false }
            sent[piece.id] = piece.html
            return true
        }
    }
}
