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
        ManagedSecret.self, SecretsManager.self, Escrow.self, NamespacePolicy.self, SecretAccess.self,
        EmergencyAccess.self,
    ]

    package let procedures: [any Procedure.Type] = [
        RotateSecret.self, RotateDueSecret.self, SyncSecret.self, EscrowSecrets.self, RecoverSecrets.self,
        EvaluateManager.self, InventorySecrets.self, AuditAccess.self, ImportAuditEvents.self, CheckEncryption.self,
        RequestAccess.self, EndAccess.self, ReviewAccess.self, SealEnvelope.self,
    ]

    package let evidence: [any Evidence.Type] = [
        SecretRotated.self, EscrowMade.self, SecretsRecovered.self, ManagerEvaluated.self,
        SecretInventory.self,
    ]

    package func schedules(for plan: Plan) -> [Schedule] {
        let rotations = plan.all(ManagedSecret.self).compactMap { secret -> Schedule? in
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
        let escrows = plan.all(Escrow.self).map { escrow in
            Schedule(
                name: "escrow-\(escrow.name)", trigger: .every(escrow.spec.interval), overlap: .skip,
                procedure: EscrowSecrets(escrow: escrow.name))
        }
        let syncs = plan.all(ManagedSecret.self).compactMap { secret in
            secret.spec.sync.map { sync in
                Schedule(
                    name: "secret-\(secret.name)-sync", trigger: .every(sync.interval), overlap: .skip,
                    procedure: SyncSecret(secret: secret.name))
            }
        }
        let rehearsals = plan.all(Escrow.self).filter(\.spec.isRehearsed).map { escrow in
            Schedule(
                name: "escrow-\(escrow.name)-rehearsal", trigger: .every(escrow.spec.drill), overlap: .skip,
                procedure: RecoverSecrets(escrow: escrow.name, keyFile: nil, mode: .rehearse))
        }
        return rotations + syncs + rehearsals + escrows + Self.lookingAtClusters(in: plan)
    }

    package func watches(for plan: Plan) -> [any Watch] {
        Self.watchingClusters(in: plan) + (plan.all(EmergencyAccess.self).isEmpty ? [] : [EmergencyWatch()])
    }

    package let reactions: [Reaction] = [.sealAfterRotation, .copyAfterRotation]

    package var controls: [ControlJudge] { ControlJudge.secrets }
}

extension Reaction {
    /// The copy in a manager follows at once.
    static let copyAfterRotation = Reaction(name: "copy-after-rotation", kind: SecretRotated.kind) { entry, plan in
        let name = try entry.evidence(as: SecretRotated.self).secret
        guard plan.find(ManagedSecret.self, name)?.spec.sync?.owner == .vigie else { return nil }
        return SyncSecret(secret: name)
    }

    /// A copy of what is no longer valid is worth nothing: whatever covers a changed secret is sealed anew.
    static let sealAfterRotation = Reaction(name: "seal-after-rotation", kind: SecretRotated.kind) { entry, plan in
        let rotated = try entry.evidence(as: SecretRotated.self)
        let escrow = plan.all(Escrow.self).first { escrow in
            escrow.spec.covered(in: plan).contains { $0.name == rotated.secret }
        }
        return escrow.map { EscrowSecrets(escrow: $0.name) }
    }
}
