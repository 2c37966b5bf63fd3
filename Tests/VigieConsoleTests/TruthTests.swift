import Cron
import Foundation
import HTML
import JSONTree
import Surroundings
import Synchronization
import Testing
import VigieAccess
import VigieClient
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieStore
import VigieTestSupport
import Wording

@testable import VigieConsole

/// What pages say is so, and who looks at one changes nothing.
@Suite struct TruthTests {
    private static func entry(_ index: Int64, _ kind: String, _ subject: String, _ data: JSONValue) throws -> EntryView
    {
        let value: JSONValue = [
            "index": .integer(index), "at": .string(SampleClient.now.rfc3339), "kind": .string(kind), "version": 1,
            "subject": .string(subject), "actor": "schedule/x", "data": data,
        ]
        return try value.decoded()
    }

    @Test func `a secret of which nothing is promised is not shown as kept`() throws {
        let change = try #require(
            SecretChange(try Self.entry(1, "secret.rotated", "Secret/x", ["secret": "x", "place": "file /x"])))
        let text = "kind: Secret\nmetadata: {name: x}\nspec: {place: {file: {path: /x}}}"
        #expect(SecretFacts("x", source: text, changes: [change]).standing(at: SampleClient.now) == .unplanned)
        let promised = text.replacing("}}}", with: "}}, rotation: {interval: 30d}}")
        #expect(SecretFacts("x", source: promised, changes: [change]).standing(at: SampleClient.now) == .kept)
    }

    @Test func `a repository that comes back does not speak for one that does not`() async throws {
        var client = SampleClient()
        client.newer = [
            try Self.entry(18_203, "backup.proof", "BackupPolicy/shop", ["repository": "fra", "verdict": "pass"])
        ]
        let sample = try await SampleConsole.make(client)
        #expect(await sample.get("/backups/shop").text.contains("did not come back as promised"))
        var recovered = sample
        recovered.client.newer.insert(
            try Self.entry(18_204, "backup.proof", "BackupPolicy/shop", ["repository": "ams", "verdict": "pass"]), at: 0
        )
        #expect(await recovered.get("/backups/shop").text.contains("came back when it was last tried"))
        // What the plan does not name any more is nobody's promise.
        recovered.client.newer.append(
            try Self.entry(18_202, "backup.proof", "BackupPolicy/shop", ["repository": "old", "verdict": "fail"]))
        #expect(await recovered.get("/backups/shop").text.contains("came back when it was last tried"))
    }

    @Test func `who may look at one chapter is refused nothing by an entry, and the export before it begins`()
        async throws
    {
        var client = SampleClient()
        client.isNarrow = true
        client.onRefusal = { Issue.record("it was asked for") }
        var sample = try await SampleConsole.make(client)
        sample.identity = Identity(
            actor: sample.identity.actor, person: "ada", displayName: "Ada",
            roles: Roles(chapters: [.backups: .viewer]),
            credential: sample.identity.credential)
        #expect(await sample.get("/ledger/18201").status == 200)
        sample.client.onRefusal = {}
        #expect(await sample.get("/ledger/export").status == 403)
    }

    @Test func `what is ours to mend is told by a number, and the number is in the log`() async throws {
        var client = SampleClient()
        client.failure = StoreError.corrupt("/var/lib/vigie/vigie.db")
        let sample = try await SampleConsole.make(client)
        let noted = Noted()
        let console = Console(
            house: House(
                access: sample.access, policy: { AccessPolicy(plan: .empty) }, isSecure: false,
                world: World(clock: ManualClock(start: SampleClient.now), random: SeededRandom(seed: 3)),
                report: { noted.add($0, $1) }))
        let response = await console.respond(
            to: PageRequest(
                method: .get, target: "/", headers: ["cookie": sample.cookie], identity: sample.identity,
                client: sample.client))
        #expect(response.status == 500)
        let (number, problem) = try #require(noted.all.last)
        #expect(problem.code == "store.corrupt")
        #expect(response.text.contains("Number \(number)."))
        #expect(!response.text.contains("/var/lib/vigie"))
    }

    private final class Noted: Sendable {
        private let list = Mutex<[(String, Problem)]>([])

        var all: [(String, Problem)] { list.withLock(\.self) }

        func add(_ number: String, _ problem: Problem) { list.withLock { $0.append((number, problem)) } }
    }

    @Test func `to look at a page gives nobody a name, and who is kept out does not count`() async throws {
        let sample = try await SampleConsole.make()
        let text = ["ada", "grace", "edith"].map { name in
            """
            ---
            apiVersion: vigie.dev/v1
            kind: Person
            metadata: {name: \(name)}
            ---
            apiVersion: vigie.dev/v1
            kind: RoleBinding
            metadata: {name: \(name)}
            spec: {role: admin, people: [\(name)]}

            """
        }
        let plan = PlanReader(kinds: CoreKinds.all + AccessPart().kinds).read(text: text.joined()).plan
        let policy = AccessPolicy(plan: plan)
        try await sample.access.accounts.disable("edith", by: sample.identity, under: policy)
        let console = Console(
            house: House(
                access: sample.access, policy: { policy }, isSecure: false,
                world: World(clock: ManualClock(start: SampleClient.now), random: SeededRandom(seed: 3))))
        let response = await console.respond(
            to: PageRequest(
                method: .get, target: "/people", headers: ["cookie": sample.cookie], identity: sample.identity,
                client: sample.client))
        #expect(response.text.contains("2 people may come in; 2 may do everything."))
        #expect(try await sample.access.knownActor(of: "grace") == nil)
    }

    @Test func `every change of access has its words`() {
        for change in AccessChanged.Change.allCases {
            #expect(AccessWords.changes[change.rawValue] != nil, "\(change.rawValue)")
        }
    }

    @Test func `one is one, and times have their articles`() throws {
        let reader = Reader(language: .french, zone: .utc, now: SampleClient.now)
        func plain(_ markup: Markup) -> String {
            String(decoding: markup.bytes, as: UTF8.self).replacing(#/<[^>]*>/#, with: "").replacing(
                "\u{a0}", with: " ")
        }
        #expect(plain(reader.since(SampleClient.now)) == "depuis 15:40")
        #expect(plain(reader.since(SampleClient.now - .seconds(86_400))) == "depuis le 21 nov., 15:40")
        #expect(plain(reader.until(SampleClient.now + .seconds(86_400))) == "jusqu’au 23 nov., 15:40")
        #expect(plain(reader.until(SampleClient.now + .seconds(60))) == "jusqu’à 15:41")
    }
}
