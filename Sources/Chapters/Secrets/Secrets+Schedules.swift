import Cron
import VigieEngine
import VigiePlan

/// What the chapter does by the clock.
extension Secrets {
    /// Each secret of Vigie's own, when it is due.
    func changing(_ plan: Plan) -> [Schedule] {
        plan.all(ManagedSecret.self).compactMap { secret in
            guard let rotation = secret.spec.rotation, secret.spec.sync?.owner != .manager else { return nil }
            let name = "secret-\(secret.name)-rotation"
            if let window = rotation.window {
                return Schedule(
                    name: name, trigger: .cron(window.opening, secret.zone(in: plan)), overlap: .skip,
                    procedure: RotateDueSecret(secret: secret.name))
            }
            let trigger: Schedule.Trigger =
                rotation.schedule.map { .cron($0, secret.zone(in: plan)) } ?? .every(rotation.interval)
            return Schedule(
                name: name, trigger: trigger, overlap: .skip, procedure: RotateSecret(secret: secret.name))
        }
    }

    /// The second copies in a manager.
    func copying(_ plan: Plan) -> [Schedule] {
        plan.all(ManagedSecret.self).compactMap { secret in
            secret.spec.sync.map { sync in
                Schedule(
                    name: "secret-\(secret.name)-sync", trigger: .every(sync.interval), overlap: .skip,
                    procedure: SyncSecret(secret: secret.name))
            }
        }
    }

    /// The copies in escrow, and the practice of opening them.
    func sealing(_ plan: Plan) -> [Schedule] {
        plan.all(Escrow.self).flatMap { escrow in
            let seal = Schedule(
                name: "escrow-\(escrow.name)", trigger: .every(escrow.spec.interval), overlap: .skip,
                procedure: EscrowSecrets(escrow: escrow.name))
            guard escrow.spec.isRehearsed else { return [seal] }
            let rehearsal = Schedule(
                name: "escrow-\(escrow.name)-rehearsal", trigger: .every(escrow.spec.drill), overlap: .skip,
                procedure: RecoverSecrets(
                    escrow: escrow.name, keyFile: nil, mode: .rehearse, cluster: escrow.spec.rehearsalCluster?.name))
            return [seal, rehearsal]
        }
    }
}
