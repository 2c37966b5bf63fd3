import JSONTree
import Testing
import VigieClient

@testable import VigieAPI

@Suite struct RouteTableTests {
    let table = RouteTable(APIRoutes.all)

    @Test(arguments: [
        ("GET", "/api/v1/runs", "runs"), ("HEAD", "/api/v1/runs", "runs"), ("POST", "/api/v1/runs", "startRun"),
        ("GET", "/api/v1/runs/a", "run"), ("POST", "/api/v1/runs/a/approve", "approveRun"),
        ("GET", "/api/v1/ledger/entries/7/proof", "entryProof"),
    ])
    func `a request finds its endpoint`(method: String, path: String, name: String) throws {
        guard case .endpoint(let endpoint, _) = table.match(method, try RequestTarget(path).path) else {
            Issue.record("nothing was found")
            return
        }
        #expect(endpoint.name == name)
    }

    @Test func `what cannot be asked in this way says how it can be`() throws {
        guard case .otherMethods(let methods) = table.match("DELETE", ["api", "v1", "runs"]) else {
            Issue.record("no methods")
            return
        }
        #expect(Set(methods) == ["GET", "HEAD", "POST"])
    }

    @Test func `every endpoint has a name of its own, and declares what its path names`() {
        #expect(Set(table.endpoints.map(\.name)).count == table.endpoints.count)
        for endpoint in table.endpoints {
            let named = endpoint.parts.filter { $0.first == "{" }.map { String($0.dropFirst().dropLast()) }
            #expect(Set(named) == Set(endpoint.parameters.filter { $0.place == .path }.map(\.name)), "\(endpoint.name)")
        }
    }

    @Test func `every view's schema is exact`() throws {
        for type in [
            PlatformView.self, PlanView.self, ResourceDetail.self, ControlDetail.self, ProcedureView.self, RunView.self,
            RunDetail.self, EntryView.self, CheckpointView.self, VerificationView.self, ExportPage.self,
        ] as [any Decodable.Type] {
            #expect(try InputProbe.exactSchema(of: type)["additionalProperties"] == false, "\(type)")
        }
    }
}
