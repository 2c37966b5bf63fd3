import Foundation
import Testing

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
}
