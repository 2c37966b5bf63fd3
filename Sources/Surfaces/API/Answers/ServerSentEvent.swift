import JSONTree
import VigieClient

/// An event as it is written to a stream (the HTML standard's `text/event-stream`).
enum ServerSentEvent {
    /// Keeps proxies from thinking that nobody is there.
    static let heartbeat = Array(": \n\n".utf8)
    /// How long a browser waits before it comes back.
    static let opening = Array("retry: 2000\n\n".utf8)

    static func bytes(_ event: ClientEvent) throws -> [UInt8] {
        if case .pulse = event.kind { return heartbeat }
        var bytes = Array("id: \(event.cursor.text)\nevent: \(event.kind.name.rawValue)\ndata: ".utf8)
        // Canonical JSON has no line breaks: one line of data is enough.
        bytes += try JSONValue(encoding: event).canonical
        bytes += Array("\n\n".utf8)
        return bytes
    }
}
