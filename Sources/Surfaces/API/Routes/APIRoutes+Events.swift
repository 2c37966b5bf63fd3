import JSONTree
import VigieClient
import VigieEngine

extension APIRoutes {
    static let events = Endpoint(
        method: .get, path: root + "/events", name: "events", tag: "Events",
        summary: "What happens, as server-sent events; goes on after Last-Event-ID. "
            + "`restart` means: some are lost, ask anew for everything that is shown.",
        parameters: [
            .query("run", .word, "Only what concerns this run."),
            .header("Last-Event-ID", EventCursor.probed.schema, "The id of the last event that was received."),
        ],
        outcome: .events
    ) { call in
        let cursor = call.text("Last-Event-ID").map { EventCursor($0) ?? EventCursor(feed: "", sequence: 0) }
        return .events(try await call.client.events(after: cursor, of: call.text("run").map { RunID($0) }))
    }
}
