import PostgreSQLClient
import Surroundings
import VigieLedger

/// The demo's story, act by act. Each act is a file beside this one.
struct Story: Sendable {
    let narrator: Narrator
    let world: World
    let directory: DemoDirectory
    let cluster: DemoCluster
    let data: ShopData

    func tell() async throws -> Verdict {
        try await openShop()
        let customers = OrderWriter(settings: cluster.shop, world: world)
        return try await withCustomers(customers) {
            .pass
        }
    }

    /// Lets customers order while the rest of the story happens.
    private func withCustomers(
        _ customers: OrderWriter, _ body: () async throws -> Verdict
    ) async throws -> Verdict {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await customers.run() }
            let verdict = try await body()
            group.cancelAll()
            do { try await group.waitForAll() } catch  where !(error is CancellationError) { throw error } catch {}
            return verdict
        }
    }
}
