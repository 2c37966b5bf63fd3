import JSONTree
import Testing
import VigiePlan
import VigieTestSupport

/// The printed schema, judged by somebody else's validator, over every document of every fixture.
struct SchemaTests {
    /// What a schema can see by itself. The others need the rest of the plan, a calendar, or arithmetic.
    private static let structural: Set<String> = [
        "plan.unknown-field", "plan.unknown-kind", "plan.unknown-version", "plan.missing-field", "plan.too-many-fields",
        "plan.no-value", "plan.wrong-type", "plan.ambiguous-text", "plan.out-of-range", "plan.unknown-choice",
        "plan.several-keys", "plan.bad-identifier", "plan.bad-name", "plan.too-few", "plan.secret-in-clear",
        "plan.not-a-resource",
    ]

    private struct Case {
        let fixture: String
        let text: String
        let codes: Set<String>
    }

    /// Each document of each fixture, with what is wrong with it alone.
    private static var cases: [Case] {
        Fixture.all.flatMap { fixture in
            fixture.files.flatMap { documents(of: $0.text) }.map { text in
                let diagnostics = PlanReader.forTests.read(text: text).diagnostics
                return Case(fixture: fixture.name, text: text, codes: Set(diagnostics.map(\.code)))
            }
        }
    }

    private static func documents(of text: String) -> [String] {
        var documents = [""]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "---" { documents.append("") } else { documents[documents.count - 1] += line + "\n" }
        }
        return documents.filter { $0.contains("kind:") }
    }

    @Test func `it accepts what is right and refuses what it can see is wrong`() async throws {
        let cases = Self.cases.filter { $0.codes.isEmpty || !$0.codes.isDisjoint(with: Self.structural) }
        let answers = try await SchemaJudge(schema: PlanReader.forTests.schema()).accepts(cases.map(\.text))
        try #require(answers.count == cases.count)
        for (judged, isAccepted) in zip(cases, answers) {
            #expect(isAccepted == judged.codes.isEmpty, "\(judged.fixture) \(judged.codes): \(judged.text)")
        }
        #expect(answers.contains(true) && answers.contains(false))
    }

    @Test func `it tells an editor what each field is for and what holds without it`() {
        let spec = PlanReader.forTests.schema()["$defs"]?["Job"]
        #expect(spec?["description"] == "Something that is done again and again.")
        let retries = spec?["properties"]?["retries"]
        #expect(retries?["description"] == "How often it is tried again.")
        #expect(retries?["default"] == 3)
        #expect(retries?["maximum"] == 10)
        #expect(spec?["required"] == ["schedule"])
        #expect(spec?["properties"]?["every"]?["default"] == nil)
    }

    @Test func `every field of every kind has a description`() {
        func check(_ schema: JSONValue, _ path: String) {
            for (name, field) in schema["properties"]?.object ?? [:] {
                #expect(field["description"]?.string?.isEmpty == false, "\(path).\(name)")
                check(field, "\(path).\(name)")
                if let items = field["items"] { check(items, "\(path).\(name)[]") }
            }
        }
        for (name, kind) in PlanReader.forTests.schema()["$defs"]?.object ?? [:] { check(kind, name) }
    }
}
