import Testing
import VigieBackups
import VigieEngine
import VigieLedger
import VigiePlan
import VigieTestSupport

struct ScheduleTests {
    private func plan() throws -> Plan {
        let fixture = try #require(PlanFixture.all.first { $0.name == "good.plan" })
        return PlanReader(kinds: CoreKinds.all + Backups().kinds).read(text: fixture.plan).plan
    }

    @Test func `R6: every repository has its own backups, proofs and inventories`() throws {
        let names = Backups().schedules(for: try plan()).map(\.name)
        #expect(
            Set(names) == [
                "shop-paris-full", "shop-paris-incremental", "shop-paris-proof", "shop-paris-inventory",
                "shop-frankfurt-full", "shop-frankfurt-incremental", "shop-frankfurt-proof",
                "shop-frankfurt-inventory", "backup-sweep",
            ])
    }

    @Test func `a plan without policies has nothing to do`() {
        #expect(Backups().schedules(for: .empty).isEmpty)
        #expect(Backups().watches(for: .empty).isEmpty)
    }

    @Test func `each protected database has a canary`() throws {
        #expect(Backups().watches(for: try plan()).map(\.name) == ["canary/shop"])
    }

    @Test func `two backups of a stanza, and a backup under a proof, exclude one another`() {
        let paris = TakeBackup(policy: "shop", repository: "paris", type: .full)
        let frankfurt = TakeBackup(policy: "shop", repository: "frankfurt", type: .incremental)
        let proof = ProveBackup(policy: "shop", repository: "paris")
        #expect(!Set(paris.locks).isDisjoint(with: frankfurt.locks))
        #expect(!Set(paris.locks).isDisjoint(with: proof.locks))
        #expect(Set(frankfurt.locks).isDisjoint(with: proof.locks))
    }

    @Test func `a backup is followed by a look at its repository`() throws {
        let reaction = try #require(Backups().reactions.first)
        #expect(reaction.kind == BackupTaken.kind)
    }
}
