import Foundation
import Testing
import Tools

@testable import VigieDemo

@Suite struct RepositoryCopyTests {
    /// A repository as pgBackRest lays it out, with six segments and a full backup.
    private func withCopy(_ body: (_ original: String, RepositoryCopy) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "repository-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        for (name, size) in [("pg_data/base/1/2.zst", 900), ("bundle/1", 90), ("backup.manifest", 5000)] {
            try write(Data(repeating: 7, count: size), to: root + "/one/backup/shop/20260101-000000F/" + name)
        }
        for number in 1...6 {
            try write(Data([1]), to: root + "/one/archive/shop/15-1/0000000100000000/" + segment(number) + "-abc.zst")
        }
        try write(Data(), to: root + "/one/archive/shop/15-1/0000000100000000/" + segment(2) + ".00000028.backup")
        // The archiver is at work.
        let unfinished = segment(7) + "-abc.zst.pgbackrest.tmp"
        try write(Data([1]), to: root + "/one/archive/shop/15-1/0000000100000000/" + unfinished)
        let copy = try await RepositoryCopy.make(of: root + "/one", at: root + "/copy", stanza: "shop", as: nil)
        try await body(root + "/one", copy)
    }

    private func segment(_ number: Int) -> String { "00000001000000000000000\(number)" }

    private func write(_ data: Data, to path: String) throws {
        let file = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    @Test func `what the archiver has not finished is left out of a copy, and stays where it is`() async throws {
        try await withCopy { original, copy in
            let (found, expected) = (try copy.segments().map(\.name), (1...6).map(segment))
            #expect(found == expected)
            let there = try RepositoryCopy(path: original, stanza: "shop").segments().count
            #expect(there == 7)
        }
    }

    @Test func `one bit of the largest data file is flipped, in the copy alone`() async throws {
        try await withCopy { original, copy in
            let said = try copy.flipBit()
            let name = "/backup/shop/20260101-000000F/pg_data/base/1/2.zst"
            let (before, after) = (
                try Data(contentsOf: URL(filePath: original + name)),
                try Data(contentsOf: URL(filePath: copy.path + name))
            )
            let bits = zip(before, after).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
            #expect(bits == 1)
            #expect(said == "pg_data/base/1/2.zst, byte 450, bit 3")
        }
    }

    @Test func `the segment in the middle of those after the backup is taken away`() async throws {
        try await withCopy { _, copy in
            #expect(try copy.removeSegment(after: segment(2)) == segment(5))
            let rest = try copy.segments().map(\.name)
            #expect(rest == [1, 2, 3, 4, 6].map(segment))
        }
    }

    @Test func `too few segments are no range with a middle`() async throws {
        try await withCopy { _, copy in
            #expect(throws: DemoError.self) { try copy.removeSegment(after: segment(4)) }
        }
    }
}
