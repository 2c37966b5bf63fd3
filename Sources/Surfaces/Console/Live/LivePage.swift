import HTML
import JSONTree
import Surroundings
import VigieClient
import VigieEngine

/// What changes while somebody looks: pieces of the page as it would be written anew, sent when something happened.
struct LivePage: Sendable {
    private let visit: PageVisit
    private let house: House
    private let run: RunID?
    private let pieces: @Sendable (PageVisit, LiveMemory) async throws -> [LivePiece]

    static func run(_ id: RunID, _ visit: PageVisit, house: House) async throws -> PageResponse {
        let page = LivePage(visit: visit, house: house, run: id) { visit, memory in
            let page = try await RunPage(id, of: visit.client, visitor: visit.visitor)
            return try await page.pieces(visit, memory)
        }
        return try await page.response()
    }

    static func today(_ visit: PageVisit, house: House) async throws -> PageResponse {
        let page = LivePage(visit: visit, house: house, run: nil) { visit, memory in
            let page = try await TodayPage(of: visit.client, visitor: visit.visitor, now: visit.reader.now)
            return await memory.changed([LivePiece("today", page.sections(visit.reader))])
        }
        return try await page.response()
    }

    private init(
        visit: PageVisit, house: House, run: RunID?,
        pieces: @escaping @Sendable (PageVisit, LiveMemory) async throws -> [LivePiece]
    ) {
        self.visit = visit
        self.house = house
        self.run = run
        self.pieces = pieces
    }

    /// The stream. It begins with what changed since the page was written, so that nothing falls between the two.
    private func response() async throws -> PageResponse {
        let events = try await visit.client.events(after: nil, of: run)
        let memory = LiveMemory()
        return .events(
            AsyncThrowingStream {
                guard await !memory.isOver else { return nil }
                if let lookedAt = await memory.lookedAt {
                    guard try await Self.somethingHappens(in: events, after: lookedAt) else { return nil }
                    // Events come in bursts; one look at what they left is enough.
                    try await house.world.clock.sleep(for: .milliseconds(150))
                }
                let now = house.world.now()
                await memory.look(at: now)
                var bytes: [UInt8] = []
                for piece in try await pieces(visit.at(now), memory) { bytes += piece.event }
                return bytes.isEmpty ? Array(": nothing new\n\n".utf8) : bytes
            })
    }
}

extension LivePage {
    /// Waits for an event that the last look cannot have seen; `false` when there will be none.
    private static func somethingHappens(in events: EventStream, after lookedAt: Timestamp) async throws -> Bool {
        var iterator = events.makeAsyncIterator()
        while let event = try await iterator.next() {
            if event.at >= lookedAt { return true }
        }
        return false
    }
}

extension PageVisit {
    /// The same visit, later.
    func at(_ now: Timestamp) -> PageVisit {
        PageVisit(
            request: request,
            reader: Reader(
                language: reader.language, theme: reader.theme, zone: reader.zone, now: now, names: reader.names),
            client: client, platform: platform, visitor: visitor)
    }
}

extension RunPage {
    /// What changed of this page, the new lines of the log, and the end.
    func pieces(_ visit: PageVisit, _ memory: LiveMemory) async throws -> [LivePiece] {
        let reader = visit.reader
        var pieces = await memory.changed([
            LivePiece("state", state(reader)), LivePiece("steps", steps(reader)), LivePiece("entries", entries(reader)),
        ])
        let shown = await memory.lastLine ?? detail.log.items.last?.position ?? 0
        let isFirst = await memory.lastLine == nil
        let new =
            isFirst
            ? detail.log.items : try await visit.client.log(of: RunID(run.id), after: shown, limit: 1000).items
        for line in new { pieces.append(LivePiece("log", LogLineText(line: line, reader: reader).markup, adds: true)) }
        await memory.remember(line: new.last?.position ?? shown)
        if run.state.isEnded {
            pieces.append(.end)
            await memory.end()
        }
        return pieces
    }
}
