import Glibc
import Testing
import Tools
import VigieBackups
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport
import Wording

extension Workshop {
    /// Repositories on disks that are full, or may not be written.
    @Suite(.enabled(if: Account.current.isSuperuser, "needs root: small disks have to be mounted"))
    struct SmallDiskTests {
        private let lab: BackupLab

        init() throws {
            lab = try LabTrait.lab
        }

        /// A repository on a disk of its own, with so much room left.
        private func withDisk(
            leaving kilobytes: Int, _ body: (RepositoryCopy, TemporaryDisk) async throws -> Void
        ) async throws {
            let place = lab.server.directory + "/small-\(kilobytes)"
            let copy = try await lab.copy(of: lab.near, named: "whole")
            let disk = TemporaryDisk(at: place, megabytes: 32)
            try await disk.mounted {
                let small = RepositoryCopy(name: "small", path: place, lab: lab)
                guard unsafe chown(place, lab.server.account.userID, lab.server.account.groupID) == 0 else { return }
                try await lab.shell(
                    """
                    cp -a '\(copy.path)/.' '\(place)'
                    free=$(df --output=avail -k '\(place)' | tail -1)
                    head -c $(( (free - \(kilobytes)) * 1024 )) /dev/zero >'\(place)/filler'
                    """)
                try await body(small, disk)
            }
            try await lab.shell("rm -rf '\(copy.path)'")
            try await lab.archive()
        }

        @Test func `a disk that is full is told before the backup is begun`() async throws {
            try await withDisk(leaving: 500) { small, _ in
                let trouble = try await lab.trouble(
                    with: TakeBackup(policy: "shop", repository: "small", type: .full), plan: try small.plan())
                #expect(trouble.code == "backup.diskFull", "\(trouble)")
                #expect(trouble.verdict == "inconclusive")
                #expect(trouble.text.contains("small: There is no disk space left."))
                #expect(trouble.text.contains("KB left"))
            }
        }

        @Test func `a disk that becomes full while the backup is taken is told`() async throws {
            try await withDisk(leaving: 2_300) { small, _ in
                let trouble = try await lab.trouble(
                    with: TakeBackup(policy: "shop", repository: "small", type: .full), plan: try small.plan())
                #expect(trouble.code == "backup.diskFull", "\(trouble)")
                #expect(trouble.verdict == "inconclusive")
                #expect(trouble.text.contains("small-2300"))
            }
        }

        @Test func `a disk mounted read-only is told, and what is on it can be proven all the same`() async throws {
            try await withDisk(leaving: 20_000) { small, disk in
                try await disk.remount(readOnly: true)
                let trouble = try await lab.trouble(
                    with: TakeBackup(policy: "shop", repository: "small", type: .full), plan: try small.plan())
                #expect(trouble.code == "backup.repositoryReadOnly", "\(trouble)")
                #expect(trouble.text.contains("read-only"))
                let proof = try await small.prove()
                #expect(proof.verdict == .pass, "\(proof.findings)")
            }
        }
    }
}
