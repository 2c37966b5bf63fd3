import Foundation
import Testing
import VigieAccess
import VigieNotifications
import VigiePlan
import VigieTestSupport

/// Each file in `Fixtures/Plans` is a plan, a line of ten dashes, and what is said of it. With
/// `VIGIE_UPDATE_FIXTURES=1` in the environment what is said is written there instead.
@Suite struct PlanTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/Plans")
    private static let separator = "\n----------\n"

    static var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? []).filter { $0.hasSuffix(".plan") }
            .sorted()
    }

    @Test(arguments: names) func `a plan that tells nobody is refused, with what to write`(name: String) throws {
        let file = Self.fixtures.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let end = text.firstRange(of: Self.separator)
        let plan = end.map { String(text[..<$0.lowerBound]) } ?? text
        let (read, problems) = Office.read(plan)
        let rendered = DiagnosticRenderer(sources: read.sources).render(problems.sorted())
        if ProcessInfo.processInfo.environment["VIGIE_UPDATE_FIXTURES"] == "1" {
            try (plan + Self.separator + rendered).write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(rendered == end.map { String(text[$0.upperBound...]) })
        }
    }

    @Test func `there are fixtures`() {
        #expect(Self.names.count >= 12)
    }

    /// What stands in `examples/notifications` is what people copy.
    @Test func `the examples are good plans`() async throws {
        let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "examples/notifications")
        let kinds = CoreKinds.all + AccessPart().kinds + Notifications(judges: []).kinds
        let (plan, problems) = try PlanReader(kinds: kinds).read([examples.path])
        let unkept = await AccessPart().check(plan, measuredIn: nil)
        #expect(unkept == [])
        #expect(problems == [], "\(DiagnosticRenderer(sources: plan.sources).render(problems))")
        let media = Set(plan.all(NotificationChannel.self).compactMap { $0.spec.medium?.name })
        #expect(media == ["smtp", "slack", "mattermost", "teams", "ntfy", "webhook", "sms"])
    }
}
