import FoundationEssentials
import Surroundings
import Testing
import VigieStore
import VigieTestSupport

@testable import VigieBackups

struct CanaryTests {
    private let key = CanaryKey(bytes: [UInt8](repeating: 7, count: 32))
    private let start = Timestamp(seconds: 1_767_571_200)

    private func heartbeat(_ sequence: Int64, database: String = "shop") -> Heartbeat {
        let at = start + .seconds(sequence)
        return Heartbeat(
            sequence: sequence, at: at, writtenAt: at,
            checksum: key.checksum(database: database, sequence: sequence, at: at))
    }

    @Test func `a heartbeat bears the checksum of its database, number and time`() {
        let good = heartbeat(7)
        #expect(key.isValid(good, database: "shop"))
        #expect(!key.isValid(good, database: "other"))
        #expect(!CanaryKey(bytes: [UInt8](repeating: 8, count: 32)).isValid(good, database: "shop"))
        let moved = Heartbeat(sequence: 7, at: good.at + .microseconds(1), writtenAt: good.at, checksum: good.checksum)
        #expect(!key.isValid(moved, database: "shop"))
        let renumbered = Heartbeat(sequence: 8, at: good.at, writtenAt: good.at, checksum: good.checksum)
        #expect(!key.isValid(renumbered, database: "shop"))
    }

    @Test func `the key is made once, and nobody else may read it`() throws {
        let directory = FileManager.default.temporaryDirectory.path + "/vigie-key-\(UInt32.random(in: 0...UInt32.max))"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = directory + "/keys/canary.key"
        let made = try CanaryKey.load(path, world: .system)
        let read = try CanaryKey.load(path, world: .system)
        let at = start
        #expect(made.checksum(database: "a", sequence: 1, at: at) == read.checksum(database: "a", sequence: 1, at: at))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode.map { $0 & 0o077 } == 0)
        try "not a key".write(toFile: path, atomically: false, encoding: .utf8)
        #expect(throws: BackupsError.badKey(path: path)) { try CanaryKey.load(path, world: .system) }
    }

    @Test(arguments: 0..<50) func `a missing heartbeat is found, whichever it is`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        let first = Int64(random.int(in: 1..<1000))
        let count = Int64(random.int(in: 3..<100))
        let victim = first + 1 + Int64(random.int(in: 0..<Int(count - 2)))
        let heartbeats = (first..<first + count).filter { $0 != victim }.map { heartbeat($0) }
        let reading = CanaryReading(heartbeats: heartbeats, forged: [])
        #expect(reading.missing == 1)
        #expect(reading.firstMissing == victim)
        #expect(reading.point?.heartbeat == first + count - 1)
    }

    @Test func `heartbeats that were trimmed at the beginning are not missed`() {
        let reading = CanaryReading(heartbeats: (500...520).map { heartbeat($0) }, forged: [])
        #expect(reading.missing == 0)
        #expect(reading.firstMissing == nil)
    }

    @Test func `an empty canary has no point`() {
        #expect(CanaryReading(heartbeats: [], forged: []).point == nil)
    }

    @Test func `what is known of heartbeats outside of the database reads back as it was`() async throws {
        let store = InMemoryStore()
        let samples = (1...50).map { number in
            CanarySample(
                sequence: number, at: start + .seconds(number), writtenAt: start + .microseconds(number * 1_000_003),
                position: LogPosition(bytes: (1 << 52) + UInt64(number)))
        }
        for sample in samples { _ = try await store.commit([.appendSamples(sample.samples(of: "shop"))]) }
        let all = try await CanarySample.read("shop", from: start, to: start + .seconds(100), in: store)
        #expect(all == samples)
        #expect(try await CanarySample.latest("shop", in: store) == samples.last)
        #expect(try await CanarySample.latest("other", in: store) == nil)
    }

    @Test func `the SQL is safe for any name, and can be run again`() {
        let sql = CanarySQL(schema: "vi\"gie", role: "o'neil")
        #expect(sql.script.contains("CREATE SCHEMA IF NOT EXISTS \"vi\"\"gie\" AUTHORIZATION \"o'neil\""))
        #expect(sql.script.contains("rolname = 'o''neil'"))
        #expect(sql.statements.contains { $0.contains("pg_backup_start") })
        #expect(CanarySQL(schema: "v", role: "v", serverVersion: 140_005).script.contains("pg_start_backup"))
    }
}
