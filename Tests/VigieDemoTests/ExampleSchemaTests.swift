import Testing
import VigieBackups
import VigiePlan
import VigieTestSupport

@testable import VigieDemo

struct ExampleSchemaTests {
    @Test func `the schema that vigie prints for editors accepts the example plan`() async throws {
        let schema = PlanReader(kinds: CoreKinds.all + [Repository.self, BackupPolicy.self]).schema()
        let documents = ExamplePlan.original.files.flatMap { file in
            file.text.split(separator: "\n---\n").map(String.init)
        }
        let answers = try await SchemaJudge(schema: schema).accepts(documents)
        #expect(answers == documents.map { _ in true })
        let misspelt = documents.map { $0.replacing("spec:", with: "sepc:") }
        #expect(try await SchemaJudge(schema: schema).accepts(misspelt) == documents.map { _ in false })
    }
}
