import Cron
import VigieChapter
package import VigieEngine
package import VigieLedger
package import VigiePlan
package import VigieReadiness

/// The chapter about secrets: changed before they are stolen, and brought back when they are lost.
package struct Secrets: Chapter {
    package static let name = ChapterName.secrets

    package init() {}

    package let kinds: [any ResourceSpec.Type] = [
        ManagedSecret.self, SecretsManager.self, Escrow.self, NamespacePolicy.self,
    ]

    package let procedures: [any Procedure.Type] = [
        RotateSecret.self, EscrowSecrets.self, RecoverSecrets.self, EvaluateManager.self, InventorySecrets.self,
    ]

    package let evidence: [any Evidence.Type] = [
        SecretRotated.self, EscrowMade.self, SecretsRecovered.self, ManagerEvaluated.self,
        SecretInventory.self,
    ]

    package func schedules(for plan: Plan) -> [Schedule] {
        let platform = plan.all(Platform.self).first?.spec.timeZone ?? .utc
        let rotations = plan.all(ManagedSecret.self).compactMap { secret -> Schedule? in
            guard let rotation = secret.spec.rotation else { return nil }
            let trigger: Schedule.Trigger =
                rotation.schedule.map { .cron($0, rotation.timeZone ?? platform) } ?? .every(rotation.interval)
            return Schedule(
                name: "secret-\(secret.name)-rotation", trigger: trigger, overlap: .skip,
                procedure: RotateSecret(secret: secret.name))
        }
        let escrows = plan.all(Escrow.self).map { escrow in
            Schedule(
                name: "escrow-\(escrow.name)", trigger: .every(escrow.spec.interval), overlap: .skip,
                procedure: EscrowSecrets(escrow: escrow.name))
        }
        return rotations + escrows + Self.lookingAtClusters(in: plan)
    }

    package let reactions: [Reaction] = [.sealAfterRotation]

    package var controls: [ControlJudge] { ControlJudge.secrets }
}

extension Reaction {
    /// A copy of what is no longer valid is worth nothing: whatever covers a changed secret is sealed anew.
    static let sealAfterRotation = Reaction(name: "seal-after-rotation", kind: SecretRotated.kind) { entry, plan in
        let rotated = try entry.evidence(as: SecretRotated.self)
        let escrow = plan.all(Escrow.self).first { escrow in
            escrow.spec.covered(in: plan).contains { $0.name == rotated.secret }
        }
        return escrow.map { EscrowSecrets(escrow: $0.name) }
    }
}
