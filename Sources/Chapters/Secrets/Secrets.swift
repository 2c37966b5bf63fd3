import VigieChapter
import VigieCluster
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
        SecretRotated.self, SecretSynced.self, EscrowMade.self, SecretsRecovered.self, ManagerEvaluated.self,
        SecretInventory.self, SecretEncryption.self, SecretTouched.self, SecretsWatched.self, SecretAccessed.self,
        AuditImported.self, AccessAudited.self, AccessGranted.self, AccessEnded.self, AccessReviewed.self,
        EnvelopeSealed.self, EnvelopeOpened.self, EnvelopeVoided.self,
    ]

    package func schedules(for plan: Plan) -> [Schedule] {
        changing(plan) + copying(plan) + sealing(plan) + Self.lookingAtClusters(in: plan)
    }

    package func watches(for plan: Plan) -> [any Watch] {
        // What was given before has to end after the plan has forgotten it, too.
        let hasPlaces = !plan.all(Database.self).isEmpty || !plan.all(Cluster.self).isEmpty
        return Self.watchingClusters(in: plan) + (hasPlaces ? [EmergencyWatch()] : [])
    }

    package let reactions: [Reaction] = [.sealAfterRotation, .copyAfterRotation]

    package var controls: [ControlJudge] { ControlJudge.secrets }
}
