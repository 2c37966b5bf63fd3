import FoundationEssentials
import JSONTree
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

        private func codes(_ proof: RestoreProof) -> [String] {
            proof.findings.filter { $0.verdict != nil }.map(\.code)
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
            #expect(codes(proof).first == "log.missing")
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
            #expect(codes(proof) == ["engine.damaged"])
            #expect(proof.achievedRTO == nil)
        }

        @Test func `a bit flipped in an encrypted repository is damage, not a wrong passphrase`() async throws {
            let copy = try await lab.copy(of: lab.far, named: "flipped-far")
            for bundle in try await copy.files(in: "backup/shop", named: "[0-9]*") where bundle.contains("/bundle/") {
                try copy.flipBit(in: bundle)
            }
            let proof = try await copy.prove("passphrase: {fromEnv: PASSPHRASE}")
            #expect(codes(proof) == ["engine.damaged"])
            #expect(proof.verdict == .fail)
        }

        @Test func `a file that is gone from the backup is found`() async throws {
            let copy = try await lab.copy(of: lab.near, named: "gone")
            try await lab.shell("find '\(copy.path)/backup/shop' -path '*/bundle/*' -type f | head -1 | xargs rm")
            let proof = try await copy.prove()
            #expect(proof.verdict == .fail)
            #expect(codes(proof) == ["engine.damaged"])
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
            #expect(codes(proof) == ["proof.target-not-reached"], "\(proof.findings)")
        }

        @Test func `a log whose tail is gone is measured by what is left`() async throws {
            let copy = try await lab.copy(of: lab.near, named: "tailless")
            let segments = try await copy.segments()
            // All that was archived more than a few segments after the backup.
            for segment in segments.dropFirst(10) { try await lab.shell("rm '\(segment)'") }
            let proof = try await copy.prove { $0.rpo = "1s" }
            #expect(proof.verdict == .fail)
            #expect(codes(proof).contains("proof.rpo"), "\(proof.findings)")
        }

        @Test func `a wrong passphrase is told as such`() async throws {
            let copy = try await lab.copy(of: lab.far, named: "locked")
            let proof = try await copy.prove("passphrase: {fromEnv: WRONG}")
            #expect(proof.verdict == .fail)
            #expect(codes(proof) == ["engine.wrongPassphrase"], "\(proof.findings)")
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
            #expect(codes(unreachable) == ["engine.repositoryUnreachable"])
            try await lab.shell("mkdir empty")
            let empty = RepositoryCopy(name: "empty", path: lab.server.directory + "/empty", lab: lab)
            let nothing = try await empty.prove()
            #expect(nothing.verdict == .fail)
            #expect(codes(nothing) == ["engine.noBackup"])
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
    }
}
