import Surroundings
import VigieEngine
import VigieLedger
import VigieServer

/// The demo's story, act by act. Each act is a file beside this one.
struct Story: Sendable {
    let narrator: Narrator
    let world: World
    let directory: DemoDirectory
    let cluster: DemoCluster
    let data: ShopData

    /// - Returns: `pass` if the backups were proven and the damage was found.
    func tell() async throws -> Verdict {
        try await openShop()
        let settings = try await writePlan()
        let customers = OrderWriter(settings: cluster.shop, world: world)
        return try await ControlPlane.open(settings, world: world) { vigie in
            try await during([customers.run, { try await vigie.engine.keepWatches() }]) {
                try await takeBackups(with: vigie)
                let proofs = try await proveBackups(with: vigie, customers)
                let found = try await damageBackups(with: vigie, customers)
                try await lookAround(with: vigie)
                return proofs == .pass && found ? .pass : .fail
            }
        }
    }

    /// Carries on with the story while other things happen, and ends them with it.
    private func during(
        _ others: [@Sendable () async throws -> Void], _ body: () async throws -> Verdict
    ) async throws -> Verdict {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for other in others { group.addTask { try await other() } }
            let verdict = try await body()
            group.cancelAll()
            while let ended = await group.nextResult() {
                if case .failure(let error) = ended, !(error is CancellationError) { throw error }
            }
            return verdict
        }
    }
}
