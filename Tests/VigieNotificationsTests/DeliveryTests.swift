import JSONTree
import Surroundings
import Testing
import VigieEngine
import VigieLedger
import VigieNotifications
import VigiePlan
import VigieStore
import VigieTestSupport
import Wording

/// Messages on their way, over real sockets to a server that behaves as it is told.
@Suite struct DeliveryTests {
    private static let twoChannels =
        Pieces.ada + Pieces.webhook() + Pieces.webhook("other")
        + Pieces.preference(
            "[{channels: [hook], severities: [critical, warning, info]}, {channels: [other], severities: [info], topics: [recovery]}]"
        )

    private static func office(_ address: String, _ other: String = "http://127.0.0.1:1/", plan: String = twoChannels)
        throws -> Office
    {
        try Office(plan: plan, environment: ["HOOK": "\(address)/hook-secret", "OTHER": "\(other)/other-secret"])
    }

    @Test func `a notice is told once, with its key, and the ledger names nobody`() async throws {
        try await FakeChannel.serve { fake, address in
            let office = try Self.office(address)
            let engine = office.engine()
            for _ in 0..<2 {
                try await engine.start(AnnounceNotice(.sample()), cause: "test", idempotencyKey: "one")
                try await engine.start(AnnounceNotice(.sample()), cause: "test", idempotencyKey: "again")
            }
            try await office.settle(engine)
            let request = try #require(fake.requests.first)
            #expect(fake.requests.count == 1, "the same notice is not told twice, however often it is announced")
            let body = try JSONValue(parsing: request.body)
            #expect(body["notices"]?[0]?["title"]?.string == "The backups of shop failed their proof")
            #expect(body["notices"]?[0]?["link"]?.string == "https://vigie.test/runs/1")
            #expect(body["key"]?.string == request.key && request.key.hasPrefix("vigie-"))
            let told = try await office.ledger.all(NotificationDelivered.self, limit: 10)
            #expect(told.map(\.evidence.key) == [request.key])
            #expect(told.first?.evidence.notices == ["entry/1"])
            #expect(try await !office.ledgerText().joined().contains(/\bada\b/))
        }
    }

    @Test func `what comes together goes together`() async throws {
        try await FakeChannel.serve { fake, address in
            let office = try Self.office(address)
            let engine = office.engine()
            for index in 0..<30 {
                try await engine.start(AnnounceNotice(.sample("n\(index)", .warning)), cause: "test")
            }
            try await office.settle(engine)
            #expect(fake.requests.count == 1)
            let body = try JSONValue(parsing: try #require(fake.requests.first).body)
            #expect(body["notices"]?.array?.count == 30)
            let runs = try await office.runs(DeliverNotice.name)
            #expect(runs.count == 30 && runs.allSatisfy { $0.verdict == "pass" })
            #expect(try await office.ledger.all(NotificationDelivered.self, limit: 100).count == 1)
        }
    }

    @Test func `who is asked to wait waits as long as was asked`() async throws {
        try await FakeChannel.serve { fake, address in
            fake.answer(.status(429, headers: ["Retry-After": "900"]), .status(500), .cut)
            let office = try Self.office(address)
            let engine = office.engine()
            let start = office.clock.now()
            try await engine.start(AnnounceNotice(.sample()), cause: "test")
            try await engine.settle()
            #expect(fake.requests.count == 1)
            office.clock.advance(by: .seconds(890))
            try await engine.settle()
            #expect(fake.requests.count == 1)
            try await office.settle(engine)
            #expect(fake.requests.count == 4)
            #expect(Set(fake.requests.map(\.key)).count == 1)
            #expect(office.clock.now() - start < .seconds(1200))
            #expect(try await office.ledger.all(NotificationDelivered.self, limit: 10).first?.evidence.attempts == 4)
        }
    }

    @Test func `what a channel refuses for good goes by another one, and is evidence`() async throws {
        try await FakeChannel.serve(always: .status(404, body: "no such hook")) { fake, address in
            try await FakeChannel.serve { other, otherAddress in
                let office = try Self.office(address, otherAddress)
                let engine = office.engine()
                try await engine.start(AnnounceNotice(.sample()), cause: "test")
                try await office.settle(engine)
                #expect(fake.requests.count == 1)
                #expect(other.requests.count == 1)
                let failed = try await office.ledger.all(NotificationFailed.self, limit: 10)
                #expect(failed.map(\.evidence.channel) == ["hook"])
                #expect(failed.map(\.evidence.status) == [404])
                let run = try #require(try await office.runs(DeliverNotice.name).first)
                let summary = run.summary.map { RunSummary(stored: $0).text }
                #expect(summary?.en == "Delivered by other in the end (hook: notify.refused).")
                #expect(summary?.fr == "Délivré par other, finalement (hook: notify.refused).")
                let warnings = await Notifications(judges: []).check(office.plan, measuredIn: office.ledger)
                #expect(warnings.map(\.code) == ["notify.failing-channel"])
                #expect(warnings.first?.message.contains("'hook'") == true)
            }
        }
    }

    @Test func `where every channel fails there is an end, and it is a failure`() async throws {
        try await FakeChannel.serve(always: .status(503)) { fake, address in
            let office = try Self.office(address, address)
            let engine = office.engine()
            let start = office.clock.now()
            try await engine.start(AnnounceNotice(.sample()), cause: "test")
            try await office.settle(engine)
            let run = try #require(try await office.runs(DeliverNotice.name).first)
            #expect(run.verdict == "fail")
            #expect(fake.requests.count < 20)
            #expect(try await office.ledger.all(NotificationFailed.self, limit: 10).count == 2)
            let first = try #require(try await office.ledger.all(NotificationFailed.self, limit: 10).last)
            #expect(first.entry.at - start < .seconds(180), "something critical does not wait long for one channel")
        }
    }

    @Test func `what is critical does not wait behind what is not`() async throws {
        try await FakeChannel.serve(always: .status(503)) { fake, address in
            try await FakeChannel.serve { other, otherAddress in
                let office = try Self.office(address, otherAddress)
                let engine = office.engine()
                try await engine.start(AnnounceNotice(.sample("old", .warning)), cause: "test")
                try await office.settle(engine, within: .seconds(300))
                let tried = fake.requests.count
                #expect(tried >= 3, "its next attempt is minutes away")
                let start = office.clock.now()
                try await engine.start(AnnounceNotice(.sample("new", .critical)), cause: "test")
                try await engine.settle()
                #expect(fake.requests.count == tried + 1, "it is tried at once")
                try await office.settle(engine, within: .seconds(120))
                #expect(other.requests.count == 1, "and goes by another way soon")
                let told = try await office.ledger.all(NotificationDelivered.self, limit: 10)
                #expect(told.map(\.evidence.notices) == [["new"]])
                #expect(try #require(told.first).entry.at - start < .seconds(120))
            }
        }
    }

    @Test func `a redirection is not followed, and gives no secret away`() async throws {
        try await FakeChannel.serve { thief, theft in
            try await FakeChannel.serve(always: .status(307, headers: ["Location": "\(theft)/stolen"])) {
                fake, address in
                let office = try Self.office(address)
                let engine = office.engine()
                try await engine.start(
                    DeliverNotice(.sample(), to: Recipient(kind: .person, name: "ada"), by: "hook"), cause: "test")
                try await office.settle(engine)
                #expect(fake.requests.count == 1)
                #expect(thief.requests.isEmpty)
                #expect(
                    try await office.ledger.all(NotificationFailed.self, limit: 10).first?.evidence.reason
                        == "notify.redirected")
            }
        }
    }

    @Test func `an address that is not https is not used, unless it is on this machine`() async throws {
        let office = try Office(
            plan: Self.twoChannels, environment: ["HOOK": "http://hooks.example.org/x", "OTHER": "file:///etc/passwd"])
        let engine = office.engine()
        try await engine.start(AnnounceNotice(.sample()), cause: "test")
        try await office.settle(engine)
        let reasons = try await office.ledger.all(NotificationFailed.self, limit: 10).map(\.evidence.reason).sorted()
        #expect(reasons == ["notify.bad-address", "notify.plain-http"])
    }

    @Test func `what may not be said at night waits for the morning`() async throws {
        try await FakeChannel.serve { fake, address in
            let plan =
                Pieces.ada + Pieces.webhook()
                + Pieces.preference(
                    "[{channels: [hook], severities: [critical]}, {channels: [hook], hours: \"08:00-19:00\", days: [monday, tuesday]}]",
                    more: "timeZone: Europe/Paris")
            let office = try Self.office(address, plan: plan)
            // Tuesday, 20:00 in Paris.
            office.clock.advance(to: Timestamp(seconds: 1_767_571_200 + 86_400 + 19 * 3600))
            let engine = office.engine()
            try await engine.start(AnnounceNotice(.sample("late", .warning)), cause: "test")
            try await engine.start(AnnounceNotice(.sample("now", .critical)), cause: "test")
            try await engine.settle()
            #expect(fake.requests.count == 1)
            try await office.settle(engine)
            #expect(fake.requests.count == 2)
            // Monday, 08:00 in Paris.
            #expect(office.clock.now() == Timestamp(seconds: 1_767_571_200 + 7 * 86_400 + 7 * 3600 + 60))
        }
    }

    @Test func `a channel carries no more than it may`() async throws {
        try await FakeChannel.serve { fake, address in
            let plan =
                Pieces.ada + Pieces.channel("hook", "{webhook: {url: {fromEnv: HOOK}}, perMinute: 6}")
                + Pieces.preference("[{channels: [hook]}]", more: "bundle: 0s")
            let office = try Self.office(address, plan: plan)
            let engine = office.engine()
            let start = office.clock.now()
            for index in 0..<12 {
                try await engine.start(AnnounceNotice(.sample("n\(index)")), cause: "test")
                try await engine.settle()
            }
            #expect(fake.requests.count == 5, "a few at once, then one each ten seconds")
            try await office.settle(engine)
            let told = try await office.ledger.all(NotificationDelivered.self, limit: 100)
            #expect(Set(told.flatMap(\.evidence.notices)).count == 12)
            #expect(office.clock.now() - start >= .seconds(10))
        }
    }
}
