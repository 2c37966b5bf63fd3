import Foundation
import Testing
import VigieAccess
import VigiePlan

/// Each file in `Fixtures` is a plan, a line of ten dashes, and the diagnostics it has to get. With
/// `VIGIE_UPDATE_FIXTURES=1` in the environment what it gets is written there instead.
@Suite struct FixtureTests {
    private static let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    private static let separator = "\n----------\n"

    private static var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? [])
            .filter { $0.hasSuffix(".plan") }.sorted()
    }

    @Test(arguments: names)
    func `a plan gets the diagnostics written under it`(name: String) async throws {
        let file = Self.directory.appending(path: name)
        let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: Self.separator)
        let read = PlanReader(kinds: CoreKinds.all + AccessPart().kinds).read(text: parts[0] + "\n")
        var diagnostics = read.diagnostics
        if !diagnostics.contains(where: { $0.severity == .error }) {
            diagnostics += await AccessPart().check(read.plan, measuredIn: nil)
        }
        let rendered = DiagnosticRenderer(sources: read.plan.sources).render(diagnostics.sorted())
        if ProcessInfo.processInfo.environment["VIGIE_UPDATE_FIXTURES"] == "1" {
            try (parts[0] + Self.separator + rendered).write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(rendered == parts.dropFirst().joined(separator: Self.separator))
        }
    }

    @Test func `there are fixtures`() {
        #expect(Self.names.count >= 8)
    }
}
