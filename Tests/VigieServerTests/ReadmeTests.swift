import Foundation
import Testing
import VigiePlan
import VigieServer

/// What a newcomer copies has to work.
@Suite struct ReadmeTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(arguments: ["README.md", "README.fr.md"])
    func `the plan on the front page is a good one`(page: String) async throws {
        let text = try String(contentsOf: Self.root.appending(path: page), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let plan = lines.drop { $0 != "    apiVersion: vigie.dev/v1" }.prefix { $0.hasPrefix("    ") }
        let yaml = plan.map { $0.dropFirst(4) }.joined(separator: "\n")
        let check = await PlanCheck.syntax(texts: [(page, yaml)]).feasibility(measuredIn: nil)
        // One repository is a fair beginning; that it is only one may be said.
        #expect(check.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
        #expect(check.plan.count == 3)
    }
}
