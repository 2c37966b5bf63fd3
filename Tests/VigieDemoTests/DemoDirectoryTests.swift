import Foundation
import Testing
import Tools

@testable import VigieDemo

@Suite struct DemoDirectoryTests {
    @Test func `a directory with somebody's files is refused and left as it is`() async throws {
        try await ScratchDemo.with { demo in
            let path = demo.directory.path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: path) }
            try Data("mine".utf8).write(to: URL(filePath: path + "/thesis.txt"))
            #expect(throws: DemoError.foreignDirectory(path)) { _ = try demo.directory.claim() }
            #expect(throws: DemoError.foreignDirectory(path)) { try demo.directory.remove() }
            #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["thesis.txt"])
        }
    }

    @Test func `a marker that says something else makes no directory ours`() async throws {
        try await ScratchDemo.with { demo in
            let path = demo.directory.path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: path) }
            try Data("hands off".utf8).write(to: URL(filePath: demo.directory.marker))
            #expect(throws: DemoError.foreignDirectory(path)) { _ = try demo.directory.claim() }
        }
    }

    @Test func `what an earlier demo left is cleared and the directory used again`() async throws {
        try await ScratchDemo.with { demo in
            do { _ = try demo.directory.claim() }
            let old = demo.directory.plan + "/old.yaml"
            try Data("old".utf8).write(to: URL(filePath: old))
            _ = try demo.directory.claim()
            #expect(!FileManager.default.fileExists(atPath: old))
            #expect(FileManager.default.fileExists(atPath: demo.directory.plan))
            try demo.directory.remove()
            #expect(!FileManager.default.fileExists(atPath: demo.directory.path))
        }
    }

    @Test func `two demos do not share a directory`() async throws {
        try await ScratchDemo.with { demo in
            let lock = try demo.directory.claim()
            #expect(throws: DemoError.occupiedDirectory(demo.directory.path)) { _ = try demo.directory.claim() }
            lock.release()
            _ = try demo.directory.claim()
        }
    }

    @Test func `the socket of a deep directory lies in a shallow one`() {
        let deep = DemoDirectory("/tmp/" + String(repeating: "deep/", count: 30), account: nil)
        #expect((deep.socket + "/.s.PGSQL.65535").utf8.count <= 107)
        #expect(deep.socket == DemoDirectory(deep.path, account: nil).socket)
        #expect(DemoDirectory("/tmp/demo", account: nil).socket == "/tmp/demo/run")
    }

    @Test(.enabled(if: ScratchDemo.account != nil, "only root gives the database another account"))
    func `a directory that the database's account may not enter is refused, or left for another`() throws {
        let account = try #require(ScratchDemo.account)
        let closed = FileManager.default.temporaryDirectory.appending(path: "closed-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: closed, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: closed) }
        #expect(throws: DemoError.unreachableDirectory(closed + "/demo", account: account.name)) {
            try DemoDirectory.choose(closed + "/demo", account: account)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o711], ofItemAtPath: closed)
        #expect(try DemoDirectory.choose(closed + "/demo", account: account).path == closed + "/demo")
    }
}
