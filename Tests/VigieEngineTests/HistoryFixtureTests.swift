import Foundation
import JSONTree
import Surroundings
import Testing
import VigieEngine
import VigieStore
import VigieTestSupport

/// Histories that were recorded once and must be understood for ever.
///
/// A test that fails here says: runs which an older Vigie began would stop as `diverged` in this one. Then raise the
/// procedure's version or keep the old way beside the new one. `VIGIE_RECORD=1` records the histories anew.
@Suite struct HistoryFixtureTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    @Test(arguments: Shipment.Ending.allCases)
    func `a recorded shipment comes to the same end without doing a thing`(ending: Shipment.Ending) async throws {
        let file = Self.folder.appending(path: "shipment-\(ending.rawValue).history.json")
        if ProcessInfo.processInfo.environment["VIGIE_RECORD"] != nil {
            try await Self.record(ending).text.write(to: file, atomically: true, encoding: .utf8)
        }
        let recorded = try RunHistory(text: String(contentsOf: file, encoding: .utf8))
        let replay = try await Self.replay(recorded)
        #expect(replay.replayed.run == recorded.run)
        #expect(replay.replayed.steps == recorded.steps)
        #expect(replay.replayed.entries == recorded.entries)
    }

    @Test func `a procedure that does something else is noticed`() async throws {
        let recorded = try await Self.record(.arrives)
        let text = try recorded.text
        for (old, new) in [("\"stamp\"", "\"seal\""), ("\"kind\": \"once\"", "\"kind\": \"repeatable\"")] {
            #expect(text.contains(old))
            let replay = try await Self.replay(RunHistory(text: text.replacing(old, with: new)))
            #expect(replay.replayed.run.status == "diverged")
            #expect(replay.replayed.run.problem?["code"] == "engine.diverged")
        }
    }

    private static func record(_ ending: Shipment.Ending) async throws -> RunHistory {
        let world = try EffectWorld()
        defer { world.remove() }
        let (voyage, store) = (Voyage(kind: .memory, ending: ending), InMemoryStore())
        let outcome = try await voyage.sail(world) { store }
        return try await RunHistory(of: RunID(outcome.record.id), in: store)
    }

    private static func replay(_ recorded: RunHistory) async throws -> HistoryReplay {
        let world = try EffectWorld()
        defer { world.remove() }
        let (store, clock, tried) = (InMemoryStore(), ManualClock(), Diary())
        clock.advance(by: .seconds(86_400))
        // Whatever is done to the world in a replay is one thing too many.
        let reach = Reach(world: world, isDead: { true }, violations: tried)
        let engine = Voyage.engine(on: store, clock, reach)
        let replay = try await HistoryReplay.replay(recorded, in: store, by: engine)
        #expect(tried.all == [])
        return replay
    }
}
