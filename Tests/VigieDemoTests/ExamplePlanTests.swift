import Foundation
import Testing
import VigieBackups
import VigiePlan

@testable import VigieDemo

@Suite struct ExamplePlanTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "examples/boutique")

    @Test func `the plan in the program is the one in the repository`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".yaml")
        }
        #expect(names.sorted() == ExamplePlan.original.files.map(\.name))
        for file in ExamplePlan.original.files {
            let text = try String(contentsOf: Self.folder.appending(path: file.name), encoding: .utf8)
            #expect(file.text == text, "\(file.name)")
        }
    }

    @Test func `the plan has no mistake`() {
        let reader = PlanReader(kinds: CoreKinds.all + [Repository.self, BackupPolicy.self])
        let (plan, diagnostics) = reader.read(texts: ExamplePlan.original.files.map { ($0.name, $0.text) })
        #expect(diagnostics.isEmpty)
        #expect(plan.find(BackupPolicy.self, "shop")?.spec.repositories.map(\.name) == ["paris", "frankfurt"])
    }

    @Test func `the demo's places are written into the plan, and nowhere is the example's left`() async throws {
        try await ScratchDemo.with { demo in
            let cluster = try DemoCluster(in: demo.directory)
            let plan = ExamplePlan.written(for: cluster)
            let text = plan.files.map(\.text).joined()
            #expect(!text.contains("/srv/boutique"))
            #expect(text.contains("socketDirectory: \(demo.directory.socket)"))
            #expect(text.contains("dataDirectory: \(demo.directory.cluster)"))
            #expect(text.contains("port: \(cluster.port)"))
        }
    }
}
