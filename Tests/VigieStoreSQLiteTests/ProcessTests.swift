import Foundation
import Glibc
import Testing
import VigieStore
import VigieStoreSQLite

/// Real processes on one file: `vigie serve` and the command line, and one that is killed.
@Suite struct ProcessTests {
    @Test func `processes that write at the same time lose nothing`() async throws {
        let scratch = try Scratch()
        try scratch.open().close()
        let path = scratch.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for process in 0..<4 {
                group.addTask {
                    await #expect(processExitsWith: .success) {
                        [path = path as String, process = process as Int] in
                        let store = try SQLiteStore.open(path)
                        for number in 0..<25 {
                            let entry = NewEntry.sample("\(process)/\(number)")
                            _ = try await store.commit([.appendEntry(entry)])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let store = try scratch.open()
        let entries = try await store.entries(EntryQuery(limit: 1000))
        #expect(entries.map(\.index) == (0..<100).map(Int64.init))
        let expected = (0..<4).flatMap { process in (0..<25).map { "\(process)/\($0)" } }
        #expect(Set(entries.map { String(decoding: $0.entry.bytes, as: UTF8.self) }) == Set(expected))
    }

    /// The process writes down each commit that has returned, and kills itself in the midst of others.
    @Test(arguments: [1, 40, 90]) func `a killed process has lost nothing that was committed`(count: Int) async throws {
        let scratch = try Scratch()
        let path = scratch.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, count] in
            let store = try SQLiteStore.open(path)
            _ = FileManager.default.createFile(atPath: path + ".acknowledged", contents: nil)
            let log = try FileHandle(forWritingTo: URL(fileURLWithPath: path + ".acknowledged"))
            await withTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    group.addTask {
                        for number in 0..<100 {
                            let text = "\(writer)/\(number)"
                            let changes: [Change] = [
                                .appendEntry(.sample(text)),
                                .putDocument(DocumentKey("c", text), body: [], expecting: 0),
                            ]
                            guard (try? await store.commit(changes)) != nil else { return }
                            try? log.write(contentsOf: Data("\(text)\n".utf8))
                            if writer == 0, number == count { kill(getpid(), SIGKILL) }
                        }
                    }
                }
            }
        }
        let acknowledged = try String(contentsOfFile: path + ".acknowledged", encoding: .utf8).split(separator: "\n")
        #expect(acknowledged.count > count)
        let store = try scratch.open()
        let entries = try await store.entries(EntryQuery(limit: 1000))
        let texts = Set(entries.map { String(decoding: $0.entry.bytes, as: UTF8.self) })
        #expect(texts.isSuperset(of: acknowledged.map(String.init)))
        // An entry without its document would be half a commit.
        #expect(Set(try await store.documents(in: "c").map(\.key.name)) == texts)
        #expect(try await store.ledgerHead().size == Int64(entries.count))
    }
}
