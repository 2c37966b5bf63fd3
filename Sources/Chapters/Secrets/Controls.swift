import Surroundings
import VigieLedger
import VigiePlan
package import VigieReadiness
import Wording

/// What the chapter promises so far, and what proves it. What needs a cluster is judged when there is one.
extension ControlJudge {
    package static let secrets: [ControlJudge] = [
        ControlJudge("secrets.encryption", judge: SecretsJudge.encryption),
        ControlJudge("secrets.rbac", judge: SecretsJudge.rbac),
        ControlJudge("secrets.audit-log", judge: SecretsJudge.auditLog),
        ControlJudge("secrets.rotation", judge: SecretsJudge.rotation),
        ControlJudge("secrets.external-manager", judge: SecretsJudge.externalManager),
        ControlJudge("secrets.credential-escrow", judge: SecretsJudge.escrow),
        ControlJudge("secrets.recovery", judge: SecretsJudge.recovery),
        ControlJudge("secrets.emergency-access", judge: SecretsJudge.emergencyAccess),
    ]
}
