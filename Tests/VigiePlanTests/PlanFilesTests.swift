import Foundation
import Testing
import VigiePlan
import Wording

struct PlanFilesTests {
    private static let site = "apiVersion: vigie.dev/v1\nkind: Site\nmetadata: {name: %}\n"

    /// A directory with some files in it, removed at the end.
    private func inDirectory(_ files: [String: String], _ body: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-plan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        for (name, text) in files {
            let file = directory.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try body(directory.path)
    }

    private func site(_ name: String) -> String { Self.site.replacing("%", with: name) }

    @Test func `a directory is read with all below it, hidden things left out`() throws {
        let files = [
            "b.yaml": site("b"), "a.yml": site("a"), "below/deep/c.yaml": site("c"), "notes.md": "# no plan",
            ".hidden.yaml": "nonsense", ".git/x.yaml": "nonsense",
        ]
        try inDirectory(files) { directory in
            let (plan, diagnostics) = try PlanReader.forTests.read(directory)
            #expect(diagnostics.isEmpty)
            #expect(plan.all(Site.self).map(\.name) == ["a", "b", "c"])
            let (same, _) = try PlanReader.forTests.read(directory + "/")
            #expect(same.digest == plan.digest)
            let (one, _) = try PlanReader.forTests.read(directory + "/b.yaml")
            #expect(one.all(Site.self).map(\.name) == ["b"])
        }
    }

    @Test func `files are reached through links, as Kubernetes mounts them, and rings of links are not walked`() throws
    {
        try inDirectory(["..data/shop.yaml": site("shop")]) { directory in
            let manager = FileManager.default
            try manager.createSymbolicLink(atPath: directory + "/shop.yaml", withDestinationPath: "..data/shop.yaml")
            try manager.createSymbolicLink(atPath: directory + "/ring", withDestinationPath: ".")
            try manager.createSymbolicLink(atPath: directory + "/lost.yaml", withDestinationPath: "nowhere")
            let (plan, diagnostics) = try PlanReader.forTests.read(directory)
            #expect(plan.all(Site.self).map(\.name) == ["shop"])
            #expect(diagnostics.map(\.code) == ["plan.not-readable"])
            #expect(diagnostics.first?.position?.file == directory + "/lost.yaml")
        }
    }

    @Test func `no directory, and one without a plan, are said to be that`() throws {
        let missing = #expect(throws: PlanError.self) { try PlanReader.forTests.read("/nonexistent/plan") }
        #expect(missing?.problem.code == "plan.not-found")
        #expect(missing?.problem.detail?.contains("/nonexistent/plan") == true)
        try inDirectory(["notes.md": "# no plan"]) { directory in
            let empty = #expect(throws: PlanError.self) { try PlanReader.forTests.read(directory) }
            #expect(empty?.problem.code == "plan.empty")
        }
    }

    @Test func `a file that is too large is refused before it is read`() throws {
        try inDirectory(["a.yaml": site("a"), "large.yaml": ""]) { directory in
            // A hundred megabytes that take no room: nothing was ever written there.
            let handle = try #require(FileHandle(forWritingAtPath: directory + "/large.yaml"))
            try handle.truncate(atOffset: 100 << 20)
            try handle.close()
            let (plan, diagnostics) = try PlanReader.forTests.read(directory)
            #expect(diagnostics.map(\.message) == ["the file is larger than 4 MiB"])
            #expect(plan.all(Site.self).map(\.name) == ["a"])
        }
    }

    @Test func `all files together have a limit too`() throws {
        var limits = PlanLimits()
        limits.totalBytes = 100
        let reader = PlanReader(kinds: CoreKinds.all, limits: limits)
        try inDirectory(["a.yaml": site("a"), "b.yaml": site("b")]) { directory in
            let (_, diagnostics) = try reader.read(directory)
            #expect(diagnostics.map(\.code) == ["plan.too-large"])
        }
    }

    @Test(
        arguments: [
            ([0xff, 0xfe, 0x61, 0x00], 1, 1), ([0x61, 0x3a, 0x20, 0x62, 0x0a, 0x63, 0x3a, 0x20, 0xe9, 0x0a], 2, 4),
            ([0xc0, 0x80], 1, 1),
        ] as [([UInt8], Int, Int)])
    func `a file that is not UTF-8 is refused where it stops being it`(bytes: [UInt8], line: Int, column: Int) throws {
        try inDirectory(["a.yaml": ""]) { directory in
            try Data(bytes).write(to: URL(filePath: directory + "/a.yaml"))
            let (_, diagnostics) = try PlanReader.forTests.read(directory)
            #expect(diagnostics.map(\.code) == ["plan.not-utf8"])
            #expect(diagnostics.first?.position.map { [$0.line, $0.column] } == [line, column])
        }
    }

    @Test func `an empty file is no mistake`() throws {
        try inDirectory(["a.yaml": "", "b.yaml": "\n\n", "c.yaml": "# nothing yet\n", "d.yaml": site("d")]) {
            directory in
            let (plan, diagnostics) = try PlanReader.forTests.read(directory)
            #expect(diagnostics.isEmpty)
            #expect(plan.count == 1)
        }
    }
}
