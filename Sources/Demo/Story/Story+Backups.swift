import VigieBackups
import VigieServer
import Wording

extension Story {
    /// Act 3: backups in two places.
    func takeBackups(with vigie: ControlPlane) async throws {
        narrator.act(3, "Backups", "pgBackRest, into two directories that stand for two regions.")
    }
}
