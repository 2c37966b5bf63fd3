import FoundationEssentials
import JSONTree
import Surroundings
import Testing
import Tools
import VigieBackups
import VigieLedger
import VigieStore
import VigieTestSupport
import Wording

extension Laboratory {
    /// Repositories that were damaged, where the tool itself reports success, or nothing of use.
    @Suite struct LyingToolTests {
        private let lab: BackupLab

        init() throws {
            lab = try LabTrait.lab
        }

        @Test func `R3: a segment taken from the middle is found, though the tool finds everything in order`()
            async throws
        {
            let copy = try await lab.copy(of: lab.near, named: "hole")
            let segments = try await copy.segments()
            // Three from the end: later ones are there, and the backup itself is complete.
            let victim = segments[segments.count - 3]
            try await lab.shell("rm '\(victim)'")
            // What the tool says by itself.
            #expect(try await lab.byHand(copy.path, ["info"]).succeeded)
            let verified = try await lab.byHand(copy.path, ["verify", "--output=text", "--verbose"])
            #expect(verified.succeeded)
            #expect(!verified.output.text.contains("status: error"))

            let proof = try await copy.prove()
            #expect(proof.verdict == .fail)
            #expect(proof.codes.first == "log.missing")
            let gap = try #require(proof.log?.gaps.first)
            #expect(victim.contains(gap.first.description))
            #expect(proof.findings.first?.text.en.contains(gap.first.description) == true)
            // And yet the restore came up: that alone would have been called a success.
            #expect(proof.recovered != nil)
        }

        @Test func `a bit flipped in a bundle is found`() async throws {
            let copy = try await lab.copy(of: lab.near, named: "flipped")
            for bundle in try await copy.files(in: "backup/shop", named: "[0-9]*") where bundle.contains("/bundle/") {
                try copy.flipBit(in: bundle)
            }
            // `verify` sees it, and still ends with code 0.
            let verified = try await lab.byHand(copy.path, ["verify", "--output=text", "--verbose"])
            #expect(verified.succeeded)
            #expect(verified.output.text.contains("status: error"))

            let proof = try await copy.prove()
            #expect(proof.verdict == .fail)
            #expect(proof.codes == ["engine.damaged"])
            #expect(proof.achievedRTO == nil)
        }

        @Test func `a bit flipped in an encrypted repository is damage, not a wrong passphrase`() async throws {
            let copy = try await lab.copy(of: lab.far, named: "flipped-far")
            for bundle in try await copy.files(in: "backup/shop", named: "[0-9]*") where bundle.contains("/bundle/") {
                try copy.flipBit(in: bundle)
            }
            let proof = try await copy.prove("passphrase: {fromEnv: PASSPHRASE}")
            #expect(proof.codes == ["engine.damaged"])
            #expect(proof.verdict == .fail)
        }

        @Test func `a file that is gone from the backup is found`() async throws {
            let copy = try await lab.copy(of: lab.near, named: "gone")
            try await lab.shell("find '\(copy.path)/backup/shop' -path '*/bundle/*' -type f | head -1 | xargs rm")
            let proof = try await copy.prove()
            #expect(proof.verdict == .fail)
            #expect(proof.codes == ["engine.damaged"])
        }

        @Test func `R5: a log that cannot be read up to the chosen instant is found, though every name is there`()
            async throws
        {
            let copy = try await lab.copy(of: lab.near, named: "rotten")
            let segments = try await copy.segments()
            for segment in segments.suffix(3) { try copy.flipBit(in: segment) }
            let proof = try await copy.prove()
            #expect(proof.verdict == .fail)
            #expect(proof.log?.gaps == [])
            #expect(proof.codes == ["proof.target-not-reached"], "\(proof.findings)")
        }

        @Test func `a log whose tail is gone is measured by what is left`() async throws {
            let copy = try await lab.copy(of: lab.near, named: "tailless")
            let segments = try await copy.segments()
            for segment in segments.suffix(4) { try await lab.shell("rm '\(segment)'") }
            let proof = try await copy.prove { $0.rpo = "1ms" }
            #expect(proof.verdict == .fail)
            let last = try #require(proof.log?.last)
            #expect(segments[segments.count - 5].contains(last.description))
            #expect(proof.codes.contains("proof.rpo"), "\(proof.findings)")
        }

        @Test func `R2: a wrong passphrase is told as such, though the tool exits with 0`() async throws {
            let copy = try await lab.copy(of: lab.far, named: "locked")
            // To the tool that is a success.
            let seen = try await lab.byHand(
                copy.path, ["--repo1-cipher-type=aes-256-cbc", "info"],
                environment: ["PGBACKREST_REPO1_CIPHER_PASS": .secret(BackupLab.wrongSecret)])
            #expect(seen.succeeded)
            let proof = try await copy.prove("passphrase: {fromEnv: WRONG}")
            #expect(proof.verdict == .fail)
            #expect(proof.codes == ["engine.wrongPassphrase"], "\(proof.findings)")
            #expect(proof.findings.first?.text.en.contains("passphrase does not open") == true)
        }

        @Test func `a passphrase where none is needed, and none where one is needed`() async throws {
            let plain = try await lab.copy(of: lab.near, named: "plain")
            let proof = try await plain.prove("passphrase: {fromEnv: PASSPHRASE}")
            #expect(proof.verdict == .fail)
            let encrypted = try await lab.copy(of: lab.far, named: "encrypted")
            #expect(try await encrypted.prove().verdict == .fail)
        }

        @Test func `R2: a repository that is not there cannot be tested, one that is empty is no backup`()
            async throws
        {
            let absent = RepositoryCopy(name: "absent", path: lab.server.directory + "/absent", lab: lab)
            let unreachable = try await absent.prove()
            #expect(unreachable.verdict == .inconclusive)
            #expect(unreachable.codes == ["engine.repositoryUnreachable"])
            try await lab.shell("mkdir empty")
            let empty = RepositoryCopy(name: "empty", path: lab.server.directory + "/empty", lab: lab)
            let nothing = try await empty.prove()
            #expect(nothing.verdict == .fail)
            #expect(nothing.codes == ["engine.noBackup"])
        }

        @Test func `a repository that nobody may read cannot be tested`() async throws {
            let copy = try await lab.copy(of: lab.near, named: "closed")
            try await lab.shell("chmod 000 '\(copy.path)/backup/shop'")
            let proof = try await copy.prove()
            try await lab.shell("chmod 755 '\(copy.path)/backup/shop'")
            #expect(proof.verdict == .inconclusive, "\(proof.findings)")
        }

        @Test func `R11: an inventory of a damaged repository says what is wrong with it`() async throws {
            let copy = try await lab.copy(of: lab.near, named: "hole-inventory")
            let segments = try await copy.segments()
            try await lab.shell("rm '\(segments[segments.count - 2])'")
            let inspection = InspectRepository(policy: "shop", repository: copy.name)
            let inventory = try await lab.elsewhere().result(of: inspection, plan: try copy.plan()).inventory
            #expect(inventory.verdict == .fail)
            #expect(inventory.findings.map(\.code) == ["log.missing"], "\(inventory.findings)")
            #expect(inventory.gaps.count == 1)
        }

        @Test func `R5: an instant beyond the log is never called reached, though the tool restores to it`()
            async throws
        {
            let copy = try await lab.copy(of: lab.near, named: "beyond")
            let place = lab.elsewhere(store: InMemoryStore())
            #expect(try await place.run(PrepareBackups(policy: "shop"), plan: try copy.plan()).verdict == "pass")
            let restored = try await lab.byHand(
                copy.path,
                [
                    "--pg1-path=\(lab.server.directory)/beyond-data", "--archive-mode=off", "--type=time",
                    "--target=2037-01-01 00:00:00+00", "restore",
                ])
            #expect(restored.succeeded)
            // Heartbeats that claim to be in the log, from long after its end: the server's clock was wrong, say.
            let now = lab.world.now()
            for number in Int64(1)...2 {
                let sample = CanarySample(
                    sequence: number, at: now - .seconds(3 - number), writtenAt: now + .seconds(3600 * number),
                    position: LogPosition(bytes: 1 << 20))
                _ = try await place.store.commit([.appendSamples(sample.samples(of: "shop"))])
            }
            let proof = try await place.prove(copy.name, plan: try copy.plan())
            #expect(proof.verdict == .fail)
            #expect(proof.codes == ["proof.target-not-reached"], "\(proof.findings)")
            #expect(proof.achievedRPO == nil)
        }
    }
}
