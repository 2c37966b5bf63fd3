import Surroundings
import VigieLedger
import VigiePlan
package import VigieReadiness
import Wording

/// What the chapter promises, and what proves it.
extension ControlJudge {
    package static let backups: [ControlJudge] = [
        ControlJudge("backup.schedule-objectives", judge: BackupJudge.scheduleAndObjectives),
        ControlJudge("backup.application-state", judge: BackupJudge.applicationState),
        ControlJudge("backup.replication", judge: BackupJudge.replication),
        ControlJudge("backup.restore-tests", judge: BackupJudge.restoreTests),
        ControlJudge("backup.retention", judge: BackupJudge.retention),
        ControlJudge("backup.point-in-time", judge: BackupJudge.pointInTime),
    ]
}
