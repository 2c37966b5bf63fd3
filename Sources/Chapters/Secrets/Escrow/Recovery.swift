import Surroundings
import VigieChapter
import VigieEngine
import VigiePlan

/// Compares the secrets of an opened bundle with their places, and writes them there where it is asked to.
struct Recovery: Sendable {
    let bundle: EscrowBundle
    let plan: Plan
    let workplace: Workplace
    let world: World
    let rooms: RecoveryRooms

    func perform(_ mode: RecoveryMode, _ context: StepContext) async throws -> [SecretsRecovered.Recovered] {
        var recovered: [SecretsRecovered.Recovered] = []
        for item in bundle.items {
            item.fields.conceal(in: context)
            recovered.append(
                .init(name: item.name, state: try await state(of: item, mode), fingerprint: item.fingerprint))
        }
        return recovered
    }

    private func state(
        of item: EscrowBundle.Item, _ mode: RecoveryMode
    ) async throws -> SecretsRecovered.Recovered.State {
        guard bundle.key.fingerprint(of: item.fields, secret: item.name) == item.fingerprint else { return .damaged }
        guard let secret = plan.find(ManagedSecret.self, item.name) else { throw SecretsError.noSecret(item.name) }
        let work = try SecretWork(secret, plan: plan, workplace: workplace, world: world)
        let place = rooms.place(of: work)
        if mode == .restore || mode == .overwrite || rooms.isOwn(place) { try await rooms.prepare(place) }
        let held = try await place.read()
        if let held, mark(of: held, item) == item.fingerprint { return .same }
        switch mode {
        case .drill: return held == nil ? .absent : .different
        case .rehearse where !rooms.isOwn(place): return held == nil ? .absent : .different
        case .restore where held != nil: return .different
        case .restore, .overwrite, .rehearse: break
        }
        _ = try await place.write(item.fields, replacing: held?.version)
        let written = try await place.read()
        return written.map { mark(of: $0, item) } == item.fingerprint ? .restored : .damaged
    }

    private func mark(of held: HeldSecret, _ item: EscrowBundle.Item) -> String {
        bundle.key.fingerprint(of: held.fields, secret: item.name)
    }
}
