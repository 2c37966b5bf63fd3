import FoundationEssentials
import Glibc
import PostgreSQLClient
import Testing
import Tools
import VigieBackups
import VigieLedger
import VigiePlan
import VigieTestSupport
import Wording

extension Laboratory {
    /// The restore itself: where it may write, and what is left when it is cut short.
    @Suite struct RestoreTests {
        private let lab: BackupLab

        init() throws {
            lab = try LabTrait.lab
        }

        @Test func `R4: nothing is restored over what is there already`() async throws {
            let engine = try await PgBackRest.locate(setup: Protection("shop", in: lab.plan()).setup(in: lab.workplace))
            let label = try #require(try await engine.info(repository: 1).backup.first?.label)
            let place = lab.server.directory + "/theirs"
            try await lab.shell("mkdir '\(place)' '\(place)/data'; echo precious >'\(place)/data/PG_VERSION'")
            let failure = await #expect(throws: PgBackRestFailure.self) {
                try await engine.restore(label, repository: 1, into: place + "/data", tablespaces: place)
            }
            #expect(failure?.cause == .occupied, "\(String(describing: failure))")
            #expect(failure?.problem(doing: "restoring").nature == .refused)
            #expect(failure?.said.contains(place) == true)
            #expect(try String(contentsOfFile: place + "/data/PG_VERSION", encoding: .utf8) == "precious\n")
        }

        @Test func `R4: nothing is restored under a server that runs`() async throws {
            let engine = try await PgBackRest.locate(setup: Protection("shop", in: lab.plan()).setup(in: lab.workplace))
            let label = try #require(try await engine.info(repository: 1).backup.first?.label)
            let failure = await #expect(throws: PgBackRestFailure.self) {
                try await engine.restore(
                    label, repository: 1, into: lab.server.dataDirectory, tablespaces: lab.server.directory)
            }
            #expect(failure?.cause == .occupied, "\(String(describing: failure))")
            #expect(try await lab.server.with { try await $0.query("SELECT 1").scalar(Int64.self) } == 1)
        }

        @Test func `R4: a copy that became a server of its own has archived nothing`() async throws {
            let copy = try await lab.copy(of: lab.near, named: "quiet")
            let before = try await copy.files(in: "archive")
            #expect(try await copy.prove().verdict == .pass)
            #expect(try await copy.files(in: "archive") == before)
        }

        @Test func `R13: a restore that is killed says nothing of the backup, and the next one begins anew`()
            async throws
        {
            let copy = try await lab.copy(of: lab.near, named: "killed")
            let plan = try copy.plan()
            var (place, killed) = (lab.elsewhere(), Collected<Int32>())
            var proof = try await interrupted(copy, plan, at: place, killed)
            // A restore that was over before it was found is no restore that was killed.
            for _ in 0..<20 where killed.all.isEmpty {
                (place, killed) = (lab.elsewhere(), Collected<Int32>())
                proof = try await interrupted(copy, plan, at: place, killed)
            }
            try #require(killed.all.count == 1)
            #expect(proof.verdict == .inconclusive)
            #expect(proof.codes == ["engine.interrupted"], "\(proof.findings)")
            #expect(proof.words.contains("signal 9"))
            #expect(try ScratchCopies(of: place).names.isEmpty)
            #expect(try await place.prove(copy.name, plan: plan).verdict == .pass)
        }

        /// A proof during which the first restore that is seen at work is killed.
        private func interrupted(
            _ copy: RepositoryCopy, _ plan: Plan, at place: BackupLab, _ killed: Collected<Int32>
        ) async throws -> RestoreProof {
            try await withThrowingTaskGroup { group in
                group.addTask {
                    let hunt = RestoreHunt(below: place.workplace.scratch)
                    while !Task.isCancelled {
                        if let process = hunt.quarry, kill(process, SIGKILL) == 0 { return killed.add(process) }
                        try await Task.sleep(for: .milliseconds(1))
                    }
                }
                let proof = try await place.prove(copy.name, plan: plan)
                group.cancelAll()
                return proof
            }
        }
    }
}

/// Looks for a pgBackRest that has begun to fill a copy.
private struct RestoreHunt {
    let scratch: String

    init(below scratch: String) {
        self.scratch = scratch
    }

    var quarry: Int32? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.lazy.compactMap { Int32($0) }.first { process in
            guard
                let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd"),
                place.hasPrefix(scratch + "/"),
                let words = FileManager.default.contents(atPath: "/proc/\(process)/cmdline")
                    .map({ String(decoding: $0, as: UTF8.self).split(separator: "\0") }),
                words.first?.hasSuffix("pgbackrest") == true, words.contains("restore")
            else { return false }
            return FileManager.default.fileExists(atPath: place + "/data/base/1")
        }
    }
}
