import Testing
import VigiePlan
import VigieTestSupport

/// Texts that were not written to be read. None may take long, go deep, or bring the program down.
struct HostileTextTests {
    enum Nest: String, CaseIterable {
        case brackets, quotedBrackets, braces, dashes, questionMarks, spaces

        var text: String {
            switch self {
            case .brackets: String(repeating: "[", count: 1_000_000)
            case .quotedBrackets: String(repeating: "[\"]\",", count: 500_000)
            case .braces: "a: " + String(repeating: "{a: ", count: 100_000)
            case .dashes: String(repeating: "- ", count: 500_000) + "x"
            case .questionMarks: String(repeating: "? ", count: 500_000) + "x"
            case .spaces: (0..<2000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
            }
        }
    }

    @Test(arguments: Nest.allCases)
    func `what is nested without end is refused`(nest: Nest) {
        let diagnostics = PlanReader.forTests.read(text: nest.text).diagnostics
        #expect(diagnostics.map(\.code) == ["plan.too-complex"])
    }

    @Test(arguments: [
        "  *a9 : x", "  ? *a9\n  : x", "  [*a9]: x", "  {*a9 : x}", "  ? [*a9, *a9]\n  : x", "  ?\n    *a9\n  : x",
    ])
    func `an alias bomb in a key is refused`(key: String) {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            text += "a\(level): &a\(level) [" + (0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ", ") + "]\n"
        }
        let diagnostics = PlanReader.forTests.read(text: text + "b:\n" + key + "\n").diagnostics
        #expect(diagnostics.map(\.code) == ["plan.too-complex"])
    }

    @Test func `there is an end to reporting`() {
        let text = String(repeating: "---\nkind: Site\n", count: 5000)
        let diagnostics = PlanReader.forTests.read(text: text).diagnostics
        #expect(diagnostics.count == 1001)
        #expect(diagnostics.last?.code == "plan.too-many-problems")
    }

    @Test func `documents are not read without end`() {
        var limits = PlanLimits()
        limits.documents = 3
        let text = (0..<9).map { "---\napiVersion: vigie.dev/v1\nkind: Site\nmetadata: {name: s\($0)}\n" }.joined()
        let (plan, diagnostics) = PlanReader(kinds: CoreKinds.all, limits: limits).read(text: text)
        #expect(plan.count == 3)
        #expect(diagnostics.map(\.code) == ["plan.too-large"])
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func `any change to a plan gives a plan or says what is wrong, and never the secret`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        let plan = try #require(Fixture.all.first { $0.name == "valid-everything.plan" }).plan
        let scraps = [
            "\t", "\n", " ", ":", "- ", "[", "}", "\"", "'", "*", "&a ", "%", "|", "\u{0}", "\u{1b}[31m", "é", "?", "#",
            "---\n",
        ]
        for _ in 0..<150 {
            var characters = Array(plan)
            for _ in 0..<random.int(in: 1..<6) {
                let place = random.int(in: 0..<characters.count)
                switch random.int(in: 0..<3) {
                case 0: characters.remove(at: place)
                case 1: characters.insert(contentsOf: random.pick(scraps), at: place)
                default: characters.swapAt(place, random.int(in: 0..<characters.count))
                }
            }
            let (read, diagnostics) = PlanReader.forTests.read(text: String(characters))
            let rendered = DiagnosticRenderer(sources: read.sources).render(diagnostics)
            #expect(!rendered.contains("\u{1b}") && !rendered.contains("\u{0}"))
            #expect(diagnostics.allSatisfy { $0.position.map { $0.line >= 1 && $0.column >= 1 } ?? true })
        }
    }

    @Test func `a secret stands in no message, hint or line, wherever its field is broken`() {
        let secret = "hunter2"
        let plan = """
            apiVersion: vigie.dev/v1
            kind: Database
            metadata: {name: shop}
            spec:
              server: {host: db.internal}
              systemUser: postgres
              password: \(secret)
              role: vigie
            """
        // Every way to lose one character of the plan but those of the secret.
        for index in plan.indices {
            var text = plan
            text.remove(at: index)
            guard text.contains(secret) else { continue }
            let (read, diagnostics) = PlanReader.forTests.read(text: text)
            let rendered = DiagnosticRenderer(sources: read.sources).render(diagnostics)
            #expect(!rendered.contains(secret), "\(rendered)")
        }
    }
}
