import JSONTree
import Surroundings
import Testing
import VigieAccess
import VigieBackups
import VigieEngine
import VigieLedger
import VigieReadiness
import VigieTestSupport
import Wording

@testable import VigieNotifications

/// What people are told of, from the entries as they are really recorded.
@Suite struct AnnouncementTests {
    /// An entry with any data, for shapes that belong to other parts.
    private struct Anything: Evidence {
        static let kind = "test.anything"
        let data: JSONValue

        init(_ data: JSONValue) { self.data = data }
        init(from decoder: any Decoder) throws { data = try JSONValue(from: decoder) }
        func encode(to encoder: any Encoder) throws { try data.encode(to: encoder) }
    }

    private static func entry(_ data: JSONValue, subject: String = "BackupPolicy/shop") async throws -> LedgerEntry {
        let world = World(clock: ManualClock(), random: SeededRandom(seed: 1))
        let ledger = Ledger(store: InMemoryStore(), world: world)
        let reference = try await ledger.append(Anything(data), subject: subject, run: "r-1", actor: "test")
        return try await ledger.entry(reference.index)
    }

    private static func finding(_ code: String, _ verdict: String?) -> JSONValue {
        var members: [String: JSONValue] = ["code": .string(code), "text": ["en": "In words.", "fr": "En mots."]]
        if let verdict { members["verdict"] = .string(verdict) }
        return .object(members)
    }

    @Test(arguments: [
        ("pass", [] as [String], nil as Topic?, nil as Severity?), ("fail", ["log.missing"], .proof, .critical),
        ("fail", ["proof.rto"], .objective, .warning), ("fail", ["proof.rto", "proof.rpo"], .objective, .warning),
        ("fail", ["proof.rto", "log.missing"], .proof, .critical), ("fail", [], .proof, .critical),
        ("inconclusive", ["proof.no-space"], .proof, .warning),
    ])
    func `a proof is told of by what it found`(verdict: String, codes: [String], topic: Topic?, severity: Severity?)
        async throws
    {
        let findings = codes.map { Self.finding($0, verdict) } + [Self.finding("remark", nil)]
        let entry = try await Self.entry([
            "verdict": .string(verdict), "repository": "paris", "findings": .array(findings),
        ])
        let notice = try Announcements.proof(entry)
        #expect(notice?.topic == topic)
        #expect(notice?.severity == severity)
        #expect(notice.map { $0.title.en.contains("shop") && $0.title.fr.contains("shop") } ?? true)
        if !codes.isEmpty, let notice { #expect(notice.body.fr.hasPrefix("En mots.")) }
        #expect(notice?.link ?? "/runs/r-1" == "/runs/r-1")
    }

    @Test func `the words by which chapters are known are those that they use`() {
        #expect(Announcements.all.map(\.kind).contains(RestoreProof.kind))
        #expect(Announcements.proofs == [RestoreProof.kind])
        #expect(Announcements.all.map(\.kind).contains(ApprovalRequested.kind))
        #expect(Announcements.all.map(\.kind).contains(SetupUsed.kind))
    }

    @Test func `a run that waits for approval is told of while it waits`() async throws {
        try await FakeChannel.serve { fake, address in
            let plan = Pieces.ada + Pieces.webhook() + Pieces.preference("[{channels: [hook]}]", more: "language: fr")
            let office = try Office(plan: plan, environment: ["HOOK": address])
            let part = Notifications(judges: [])
            let world = World(clock: office.clock, random: SeededRandom(seed: 1))
            let engine = Engine(
                store: office.store, ledger: office.ledger, world: world, plan: office.plan,
                services: office.services, procedures: part.procedures + [Asking.self], reactions: part.reactions,
                holder: "test", settings: .init())
            try await engine.settle()
            let id = try await engine.start(Asking(), cause: "person/ada")
            while let next = try await engine.settle(), fake.requests.isEmpty { office.clock.advance(to: next) }
            let body = try JSONValue(parsing: try #require(fake.requests.first).body)
            #expect(body["headline"]?.string == "En attente d’approbation\u{a0}: supprimer la boutique")
            #expect(body["notices"]?[0]?["link"]?.string == "https://vigie.test/runs/\(id)")
            #expect(try await engine.pendingApproval(of: id) != nil)
            #expect(fake.requests.count == 1)
        }
    }

    @Test func `who comes in by the setup link is told of`() async throws {
        let notice = try Announcements.setup(try await Self.entry(["source": "digest"], subject: "Access"))
        #expect(notice?.topic == .access && notice?.severity == .warning)
    }

    @Test func `nobody is told where nobody said how`() async throws {
        let office = try Office(plan: Pieces.ada)
        let entry = try await Self.entry(["verdict": "fail", "findings": []])
        for reaction in Announcements.all where reaction.kind == RestoreProof.kind {
            #expect(try reaction.start(entry, office.plan).isEmpty)
        }
    }
}

private struct Asking: Procedure {
    static let name: ProcedureName = "test.asking"
    static let title = LocalizedText(verbatim: "Asking")

    var subject: String { "Thing/one" }

    func perform(in run: Run) async throws -> Done {
        _ = try await run.approval(
            of: ["what": "shop"], title: LocalizedText(en: "delete the shop", fr: "supprimer la boutique"))
        return Done("done")
    }
}
