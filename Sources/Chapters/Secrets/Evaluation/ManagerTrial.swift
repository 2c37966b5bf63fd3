import OpenBaoClient
import Surroundings
import VigieEngine
import VigiePlan
import Wording

/// Tries a live server out. What it writes is removed again.
struct ManagerTrial: Sendable {
    private static let rounds = 20

    let manager: Resource<SecretsManager>
    let path: String
    let world: World

    /// What was found out by trying.
    struct Findings: Sendable {
        let health: OpenBaoHealth
        let seal: OpenBaoSeal
        /// `nil` where the token may not look.
        let auditDevices: Int?
        let slowestRead: Duration
        let medianRead: Duration
        let refusesBlindWrites: Bool
        let bringsBack: Bool
        let forgets: Bool
    }

    func perform(_ client: OpenBaoClient, _ context: StepContext) async throws -> ManagerEvaluated {
        let findings = try await findings(client, context)
        return ManagerEvaluated(
            manager: manager.name, version: findings.health.version,
            needs: ManagerNeeds(spec: manager.spec, findings: findings).all)
    }

    private func findings(_ client: OpenBaoClient, _ context: StepContext) async throws -> Findings {
        let engine = KeyValueEngine(client, mount: manager.spec.mount)
        let health = try await client.health()
        let seal = try await client.seal()
        let devices = try? await client.auditDevices().count
        do {
            let tried = try await attempt(engine, context)
            try await engine.remove(path)
            return Findings(
                health: health, seal: seal, auditDevices: devices, slowestRead: tried.times.last ?? .zero,
                medianRead: tried.times[tried.times.count / 2], refusesBlindWrites: tried.refuses,
                bringsBack: tried.bringsBack, forgets: tried.forgets)
        } catch {
            try? await engine.remove(path)
            throw error
        }
    }

    private struct Attempt {
        let times: [Duration]
        let refuses: Bool
        let bringsBack: Bool
        let forgets: Bool
    }

    private func attempt(_ engine: KeyValueEngine, _ context: StepContext) async throws -> Attempt {
        let values = (0..<2).map { _ in String(world.random.bits(), radix: 36) }
        for value in values { context.conceal(value) }
        let last = try await engine.metadata(path)?.current ?? 0
        let first = try await engine.write(path, ["trial": values[0]], replacing: last)
        let second = try await engine.write(path, ["trial": values[1]], replacing: first)
        var times: [Duration] = []
        for round in 0..<Self.rounds {
            let began = world.clock.elapsed()
            guard try await engine.read(path)?.values == ["trial": values[1]] else { break }
            times.append(world.clock.elapsed() - began)
            context.progress(Double(round) / Double(Self.rounds), "reading")
        }
        guard times.count == Self.rounds else {
            throw OpenBaoError.unexpected(path: path, missing: "what was written")
        }
        var refuses = false
        do { try await engine.write(path, ["trial": values[0]], replacing: first) } catch OpenBaoError.conflict {
            refuses = true
        }
        let old = try await engine.read(path, version: first)?.values == ["trial": values[0]]
        try await engine.delete(path, versions: [second])
        let hidden = try await engine.read(path) == nil
        try await engine.undelete(path, versions: [second])
        let back = try await engine.read(path)?.number == second
        try await engine.destroy(path, versions: [first])
        let forgets = try await engine.read(path, version: first) == nil
        return Attempt(times: times.sorted(), refuses: refuses, bringsBack: old && hidden && back, forgets: forgets)
    }
}
