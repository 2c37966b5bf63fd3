import DurableFiles
import Foundation
import Testing
import Wording

@Suite final class DurableFileTests {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "durable-\(UUID().uuidString)").path

    init() throws {
        try DurableFile.makeDirectory(scratch + "/a/b")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: scratch)
    }

    @Test func `a file is replaced whole and nothing else is left`() throws {
        let path = scratch + "/a/b/note"
        try DurableFile.replace(path, with: [1, 2, 3])
        try DurableFile.replace(path, with: [4])
        #expect(try DurableFile.read(path) == [4])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch + "/a/b") == ["note"])
    }

    @Test func `a file that is there is not created again`() throws {
        let path = scratch + "/a/key"
        #expect(try DurableFile.create(path, with: [1]))
        #expect(try !DurableFile.create(path, with: [2]))
        #expect(try DurableFile.read(path) == [1])
        #expect(try DurableFile.names(in: scratch + "/a") == ["b", "key"])
    }

    @Test func `a draft that a dead process left is neither an obstacle nor listed`() throws {
        for number in 1...500 { try Data().write(to: URL(filePath: scratch + "/note.\(getpid())-\(number).draft")) }
        try DurableFile.replace(scratch + "/note", with: [7])
        #expect(try DurableFile.read(scratch + "/note") == [7])
        #expect(try DurableFile.names(in: scratch) == ["a", "note"])
    }

    @Test func `of many that create one file at once a single one succeeds`() async throws {
        let path = scratch + "/key"
        let winners = try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            for byte in UInt8(0)..<16 {
                group.addTask { try DurableFile.create(path, with: [byte]) ? [byte] : nil }
            }
            return try await group.reduce(into: [[UInt8]]()) { if let winner = $1 { $0.append(winner) } }
        }
        #expect(winners.count == 1)
        #expect(try DurableFile.read(path) == winners.first)
    }

    @Test func `files and directories are private unless said otherwise`() throws {
        try DurableFile.replace(scratch + "/key", with: [1])
        try DurableFile.replace(scratch + "/list", with: [1], mode: 0o644)
        #expect(try permissions(scratch + "/key") == 0o600)
        #expect(try permissions(scratch + "/a") == 0o700)
        #expect(try permissions(scratch + "/list") & 0o600 == 0o600)
    }

    @Test func `a missing file reads as nil and is removed without complaint`() throws {
        #expect(try DurableFile.read(scratch + "/none") == nil)
        #expect(try DurableFile.names(in: scratch + "/none") == [])
        try DurableFile.remove(scratch + "/none")
    }

    @Test func `a file in the place of a directory is not taken for one`() throws {
        try DurableFile.replace(scratch + "/file", with: [1])
        for path in [scratch + "/file", scratch + "/file/below"] {
            let error = #expect(throws: FileError.self) { try DurableFile.makeDirectory(path) }
            #expect(error?.code == ENOTDIR)
            #expect(error?.problem.hint != nil)
        }
        try FileManager.default.createSymbolicLink(atPath: scratch + "/link", withDestinationPath: scratch + "/a")
        try DurableFile.makeDirectory(scratch + "/link")
        try DurableFile.makeDirectory(scratch + "/link/")
    }

    @Test func `an error says what was attempted and where`() throws {
        let error = #expect(throws: FileError.self) { try DurableFile.replace("/proc/none/at-all", with: []) }
        #expect(error?.problem.detail?.contains("/proc/none/at-all") == true)
        #expect(error?.problem.code == "file.create")
    }

    private func permissions(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }
}
