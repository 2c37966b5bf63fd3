import Cron
import Quantities
import Testing
import VigiePlan

struct PlanTests {
    private static let text = """
        apiVersion: vigie.dev/v1
        kind: Site
        metadata:
          name: fra1
          labels: {tier: gold}
        spec: {region: fra1}
        ---
        apiVersion: vigie.dev/v1
        kind: Database
        metadata: {name: shop}
        spec:
          site: fra1
          server: {host: db.internal}
          password: {fromEnv: SHOP_PASSWORD}
        ---
        apiVersion: vigie.dev/v1
        kind: Job
        metadata: {name: b-nightly}
        spec:
          schedule: "30 2 * * *"
          database: shop
          largest: 1GiB
          target: 99.9%
          checks:
            - sql: select true
            - rows: {table: orders}
        ---
        apiVersion: vigie.dev/v1
        kind: Job
        metadata: {name: a-hourly}
        spec: {schedule: "@hourly"}
        """

    private func plan(_ text: String = text) throws -> Plan {
        let (plan, diagnostics) = PlanReader.forTests.read(text: text)
        try #require(diagnostics.isEmpty, "\(DiagnosticRenderer(sources: plan.sources).render(diagnostics))")
        return plan
    }

    @Test func `values come out as they were written`() throws {
        let plan = try plan()
        let job = try #require(plan.find(Job.self, "b-nightly"))
        #expect(job.identifier == "Job/b-nightly")
        #expect(job.spec.schedule.expression == "30 2 * * *")
        #expect(job.spec.largest?.bytes == 1 << 30)
        #expect(job.spec.target?.quantity == "99.9%")
        #expect(job.spec.checks.count == 2)
        #expect(job.spec.checks.first == .sql("select true"))
        guard case .rows(let rows) = job.spec.checks.last else { throw Misread() }
        #expect(rows.table == "orders")
        #expect(rows.atLeast == 1)
        let database = try #require(job.spec.database.flatMap(plan.resolve))
        #expect(database.spec.password == .fromEnv("SHOP_PASSWORD"))
        #expect(database.spec.server.port == 5432)
        #expect(plan.find(Site.self, "fra1")?.labels == ["tier": "gold"])
        #expect(plan.count == 4)
    }

    private struct Misread: Error {}

    @Test func `resources of a kind come by name`() throws {
        let plan = try plan()
        #expect(plan.all(Job.self).map(\.name) == ["a-hourly", "b-nightly"])
        #expect(plan.all(Application.self).isEmpty)
        #expect(plan.find(Job.self, "shop") == nil)
        #expect(Plan.empty.all(Job.self).isEmpty)
    }

    @Test(arguments: [
        ("schedule", 20, 13), ("checks.1", 26, 7), ("checks.1.rows.table", 26, 21), ("checks.7", 24, 3),
        ("target.deeper", 23, 11), ("nothing", 18, 18), ("checks", 24, 3),
    ])
    func `a field's place is known, or that of the nearest thing around it`(path: String, line: Int, column: Int) throws
    {
        let job = try #require(try plan().find(Job.self, "b-nightly"))
        let position = job.position(of: path)
        #expect([position.line, position.column] == [line, column])
    }

    @Test func `the digest is that of the text, wherever it lies`() throws {
        let reader = PlanReader.forTests
        let first = reader.read(texts: [("a.yaml", Self.text)]).plan.digest
        #expect(first.count == 64)
        #expect(reader.read(texts: [("a.yaml", Self.text)]).plan.digest == first)
        #expect(reader.read(texts: [("b.yaml", Self.text)]).plan.digest != first)
        #expect(reader.read(texts: [("a.yaml", Self.text + "\n")]).plan.digest != first)
        #expect(reader.read(texts: [("a.yaml", Self.text), ("b.yaml", "")]).plan.digest != first)
    }

    @Test func `a resource with a mistake is left out, the others are there`() {
        let (plan, diagnostics) = PlanReader.forTests.read(
            text: Self.text + "\n---\n" + Self.text.replacing("fra1", with: "x_1"))
        #expect(!diagnostics.isEmpty)
        #expect(plan.all(Site.self).map(\.name) == ["fra1"])
    }

    @Test func `Windows line ends and a byte-order mark change nothing`() throws {
        let windows = "\u{feff}" + Self.text.replacing("\n", with: "\r\n")
        #expect(try plan(windows).count == 4)
        let (broken, diagnostics) = PlanReader.forTests.read(text: windows.replacing("region:", with: "regoin:"))
        #expect(diagnostics.first?.position.map { [$0.line, $0.column] } == [6, 8])
        #expect(!DiagnosticRenderer(sources: broken.sources).render(diagnostics).contains("\r"))
    }
}
