import Foundation
import Testing

/// The rules of the chapter's README and the tests that hold them.
struct RuleTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test func `every rule has a test that bears its number, and every number a rule`() throws {
        let readme = try String(
            contentsOf: Self.root.appending(path: "Sources/Chapters/Backups/README.md"), encoding: .utf8)
        let rules = Set(
            readme.split(separator: "\n").compactMap { line in
                line.hasPrefix("| R")
                    ? line.split(separator: "|").first.map { $0.trimmingCharacters(in: .whitespaces) } : nil
            })
        #expect(rules.count == 11)
        let tests = Self.root.appending(path: "Tests/VigieBackupsTests")
        let files = FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)
        var held: Set<String> = []
        for case let file as URL in files?.allObjects ?? [] where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: #/func `(R\d+): /#) { held.insert(String(match.output.1)) }
        }
        #expect(held == rules)
    }
}
