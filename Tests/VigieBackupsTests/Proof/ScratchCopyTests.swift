import FoundationEssentials
import JSONTree
import Surroundings
import Testing
import Tools
import VigieStore
import VigieTestSupport

@testable import VigieBackups

/// What a copy may touch, and what it may not.
struct ScratchCopyTests {
    private func with(_ body: (_ parent: String) async throws -> Void) async throws {
        let parent = FileManager.default.temporaryDirectory.path + "/vigie-copies-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        do {
            try await body(parent)
        } catch {
            try? FileManager.default.removeItem(atPath: parent)
            throw error
        }
        try FileManager.default.removeItem(atPath: parent)
    }

    @Test func `R4: a directory that is not a copy of ours is neither written nor removed`() async throws {
        try await with { parent in
            let foreign = parent + "/run1"
            try FileManager.default.createDirectory(atPath: foreign + "/data", withIntermediateDirectories: true)
            try "precious".write(toFile: foreign + "/data/PG_VERSION", atomically: false, encoding: .utf8)
            let copy = ScratchCopy(of: "run1", in: parent, account: nil)
            await #expect(throws: BackupsError.notOurs(path: foreign)) { try await copy.create() }
            await #expect(throws: BackupsError.notOurs(path: foreign)) { try await copy.remove() }
            #expect(try String(contentsOfFile: foreign + "/data/PG_VERSION", encoding: .utf8) == "precious")
            #expect(try ScratchCopy.all(in: parent).isEmpty)
        }
    }

    @Test func `another run's copy is not this run's`() async throws {
        try await with { parent in
            try await ScratchCopy(of: "run1", in: parent, account: nil).create()
            try FileManager.default.moveItem(atPath: parent + "/run1", toPath: parent + "/run2")
            await #expect(throws: BackupsError.self) {
                try await ScratchCopy(of: "run2", in: parent, account: nil).remove()
            }
            #expect(try ScratchCopy.all(in: parent).isEmpty)
        }
    }

    @Test func `a copy is removed with all that works in it`() async throws {
        try await with { parent in
            let copy = ScratchCopy(of: "run1", in: parent, account: nil)
            try await copy.create()
            // What a Vigie that was killed leaves behind: a process nobody waits for.
            let shell = Tool(name: "sh", path: "/bin/sh")
            _ = try await ToolRun(
                shell, ["-c", "setsid -f sleep 300 >/dev/null 2>&1 </dev/null"], workingDirectory: copy.data
            ).perform()
            #expect(!CopyProcesses(directory: copy.directory).isEmpty)
            try await copy.remove()
            #expect(CopyProcesses(directory: copy.directory).isEmpty)
            #expect(!copy.exists)
        }
    }

    @Test func `R13: what an earlier attempt left is gone before the next`() async throws {
        try await with { parent in
            let copy = ScratchCopy(of: "run1", in: parent, account: nil)
            try await copy.create()
            try "half".write(toFile: copy.data + "/half", atomically: false, encoding: .utf8)
            try await copy.empty()
            #expect(try FileManager.default.contentsOfDirectory(atPath: copy.data).isEmpty)
            try "half".write(toFile: copy.data + "/half", atomically: false, encoding: .utf8)
            try await copy.create()
            #expect(try FileManager.default.contentsOfDirectory(atPath: copy.data).isEmpty)
        }
    }

    @Test func `the socket of a deep copy lies in a shallow place`() {
        let deep = ScratchCopy(of: "run1", in: "/" + String(repeating: "deep/", count: 30), account: nil)
        #expect(deep.socket.utf8.count < 90)
        #expect(ScratchCopy(of: "run1", in: "/srv", account: nil).socket == "/srv/run1/socket")
    }

    @Test func `copies of runs that will not come back are swept, others are not`() async throws {
        try await with { parent in
            let store = InMemoryStore()
            for (id, status) in [("ended", "finished"), ("asleep", "sleeping"), ("cut", "running")] {
                let record = RunRecord(
                    id: id, procedure: "backup.prove", input: [:], subject: "BackupPolicy/shop", cause: "test",
                    createdAt: .init(seconds: 0), status: status)
                _ = try await store.commit([.insertRun(record)])
            }
            for run in ["ended", "asleep", "cut", "unknown"] {
                try await ScratchCopy(of: run, in: parent, account: nil).create()
            }
            let removed = try await ScratchSweep(scratch: parent, store: store).sweep()
            #expect(Set(removed) == ["ended", "unknown"])
            #expect(Set(try ScratchCopy.all(in: parent).map(\.run)) == ["asleep", "cut"])
        }
    }
}
