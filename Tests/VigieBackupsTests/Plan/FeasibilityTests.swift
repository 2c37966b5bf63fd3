import Foundation
import Surroundings
import Testing
import VigieBackups
import VigieLedger
import VigiePlan
import VigieTestSupport

/// Each file in `Fixtures/Plans` is a plan, a line of ten dashes, and what the chapter says of it. With
/// `VIGIE_UPDATE_FIXTURES=1` in the environment what it says is written there instead.
struct FeasibilityTests {
    @Test(arguments: PlanFixture.all)
    func `a promise that cannot be kept is refused`(fixture: PlanFixture) async throws {
        let reader = PlanReader(kinds: CoreKinds.all + Backups().kinds)
        let (plan, problems) = reader.read(text: fixture.plan)
        let diagnostics = problems + (await Backups().check(plan, measuredIn: nil)).sorted()
        let rendered = DiagnosticRenderer(sources: plan.sources).render(diagnostics)
        if ProcessInfo.processInfo.environment["VIGIE_UPDATE_FIXTURES"] == "1" {
            try fixture.update(expected: rendered)
        } else {
            #expect(rendered == fixture.expected)
        }
    }

    @Test func `there are fixtures`() {
        #expect(PlanFixture.all.count >= 12)
    }

    @Test func `an RTO below what was measured is refused, one above is not`() async throws {
        let fixture = try #require(PlanFixture.all.first { $0.name == "good.plan" })
        let (plan, _) = PlanReader(kinds: CoreKinds.all + Backups().kinds).read(text: fixture.plan)
        let ledger = Ledger(store: InMemoryStore(), world: .system)
        try await ledger.append(
            .sample(repository: "paris", rto: .seconds(3600)), subject: "BackupPolicy/shop", actor: "test")
        try await ledger.append(
            .sample(repository: "frankfurt", rto: .seconds(60)), subject: "BackupPolicy/shop", actor: "test")
        let found = await Backups().check(plan, measuredIn: ledger)
        #expect(found.map(\.code) == ["backup.rto-measured"])
        #expect(found.first?.message.contains("'paris' took: 1h") == true)
    }
}

/// A plan and what has to be said of it.
struct PlanFixture: CustomTestStringConvertible, Sendable {
    private static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/Plans")
    private static let separator = "\n----------\n"

    let name: String
    let plan: String
    let expected: String

    var testDescription: String { name }

    static var all: [PlanFixture] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        return names.filter { $0.hasSuffix(".plan") }.sorted().map(PlanFixture.init(name:))
    }

    private init(name: String) {
        let text = (try? String(contentsOf: Self.directory.appending(path: name), encoding: .utf8)) ?? ""
        let parts = text.components(separatedBy: Self.separator)
        self.name = name
        plan = parts.first.map { $0 + "\n" } ?? ""
        expected = parts.dropFirst().joined(separator: Self.separator)
    }

    func update(expected: String) throws {
        let text = plan.dropLast() + Self.separator + expected
        try text.write(to: Self.directory.appending(path: name), atomically: true, encoding: .utf8)
    }
}
