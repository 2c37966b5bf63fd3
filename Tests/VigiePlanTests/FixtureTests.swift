import Foundation
import Testing
import VigiePlan

/// Each file in `Fixtures` is a plan, a line of ten dashes, and the diagnostics it has to get. With
/// `VIGIE_UPDATE_FIXTURES=1` in the environment what it gets is written there instead.
struct FixtureTests {
    @Test(arguments: Fixture.all)
    func `a plan gets the diagnostics written under it`(fixture: Fixture) throws {
        let (plan, diagnostics) = PlanReader.forTests.read(texts: fixture.files)
        let rendered = DiagnosticRenderer(sources: plan.sources).render(diagnostics)
        if ProcessInfo.processInfo.environment["VIGIE_UPDATE_FIXTURES"] == "1" {
            try fixture.update(expected: rendered)
        } else {
            #expect(rendered == fixture.expected)
        }
    }

    @Test func `there are fixtures`() {
        #expect(Fixture.all.count >= 40)
    }
}

/// A plan and the diagnostics it has to get.
struct Fixture: CustomTestStringConvertible, Sendable {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    private static let separator = "\n----------\n"

    let name: String
    let plan: String
    let expected: String

    var testDescription: String { name }

    static var all: [Fixture] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        return names.filter { $0.hasSuffix(".plan") }.sorted().map(Fixture.init(name:))
    }

    private init(name: String) {
        let text = (try? String(contentsOf: Self.directory.appending(path: name), encoding: .utf8)) ?? ""
        let parts = text.components(separatedBy: Self.separator)
        self.name = name
        plan = parts.first.map { $0 + "\n" } ?? ""
        expected = parts.dropFirst().joined(separator: Self.separator)
    }

    /// The plan's files: lines `==> name <==` begin one; without any, it is `plan.yaml`.
    var files: [(name: String, text: String)] {
        var files: [(name: String, text: String)] = []
        for line in plan.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.hasPrefix("==> "), line.hasSuffix(" <==") {
                files.append((String(line.dropFirst(4).dropLast(4)), ""))
            } else {
                if files.isEmpty { files.append(("plan.yaml", "")) }
                files[files.count - 1].text += line + "\n"
            }
        }
        return files
    }

    func update(expected: String) throws {
        let text = plan.dropLast() + Self.separator + expected
        try text.write(to: Self.directory.appending(path: name), atomically: true, encoding: .utf8)
    }
}
