import Foundation
import Testing
import VigieClient
import VigieEngine
import VigiePlan
import VigieRemoteClient

@testable import VigieServer

/// Which plan is in force, and what is said of its files meanwhile.
@Suite struct PlanInForceTests {
    /// Read without a fault, and not to be kept: nobody could give roles.
    private static let unkept =
        ServedVigie.plan + """

            ---
            apiVersion: vigie.dev/v1
            kind: Person
            metadata: {name: ada}
            ---
            apiVersion: vigie.dev/v1
            kind: RoleBinding
            metadata: {name: look}
            spec: {role: viewer, people: [ada]}
            """

    @Test func `a plan that cannot be kept does not come into force, and files that cannot be read are told`()
        async throws
    {
        try await ServedVigie.serving { vigie in
            let address = try #require(ServerAddress(vigie.address))
            let access = ServerAccess(address: address, token: Secret(vigie.token))
            try await RemoteClient.open(access) { client in
                let file = vigie.directory + "/plan.yaml"
                let before = try await client.plan()
                #expect(before.isCurrent)
                try Self.unkept.write(toFile: file, atomically: true, encoding: .utf8)
                let refused = try await Self.plan(of: client) { !$0.isCurrent }
                #expect(refused.digest == before.digest)
                #expect(refused.diagnostics.map(\.code) == ["access.no-admin"])
                try FileManager.default.removeItem(atPath: file)
                let gone = try await Self.plan(of: client) { $0.diagnostics.map(\.code) != ["access.no-admin"] }
                #expect(gone.digest == before.digest && !gone.isCurrent && !gone.diagnostics.isEmpty)
                try ServedVigie.plan.write(toFile: file, atomically: true, encoding: .utf8)
                let restored = try await Self.plan(of: client, where: \.isCurrent)
                #expect(restored.digest == before.digest && restored.diagnostics.isEmpty)
            }
        }
    }

    @Test func `a server does not begin with a plan that cannot be kept`() async throws {
        await #expect(throws: InvalidPlan.self) { try await ServedVigie.serving(plan: Self.unkept) { _ in } }
    }

    @Test func `what was measured against a plan does not keep it out of force`() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-plan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appending(path: "plan.yaml")
        try ServedVigie.plan.write(to: file, atomically: true, encoding: .utf8)
        let settings = Settings(data: DataDirectory(directory.path + "/data"), plan: [file.path])
        try await ControlPlane.open(settings) { plane in
            let slow = Diagnostic.error("backup.rto-measured", "the last restore took too long", at: nil)
            let grounds = plane.grounds(after: PlanCheck(plan: plane.plan, diagnostics: [slow]))
            #expect(grounds.isCurrent && grounds.diagnostics == [slow])
            let other = PlanCheck.syntax(texts: [("other.yaml", Self.unkept)])
            #expect(!plane.grounds(after: other).isCurrent)
        }
    }

    private static func plan(
        of client: any Client, where isSo: (PlanView) -> Bool
    ) async throws -> PlanView {
        for _ in 0..<600 {
            let plan = try await client.plan()
            if isSo(plan) { return plan }
            try await Task.sleep(for: .milliseconds(100))
        }
        return try await client.plan()
    }
}
