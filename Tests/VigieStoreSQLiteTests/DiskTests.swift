import Foundation
import Glibc
import Testing
import VigieStore
import VigieStoreSQLite

/// A disk that is really full, and one that really cannot be written.
@Suite struct DiskTests {
    @Test(.enabled(if: SmallDisk.isPossible)) func `a disk without space is called full, at whatever point`()
        async throws
    {
        for kilobytes in [4, 64, 128, 256, 512, 700] {
            let disk = try SmallDisk(kilobytes: kilobytes)
            let path = disk.directory + "/vigie.db"
            var stored: Int64 = 0
            await #expect(throws: StoreError.full, "\(kilobytes) kB") {
                let store = try SQLiteStore.open(path)
                for _ in 0..<10_000 {
                    _ = try await store.commit([.appendEntry(.sample(String(repeating: "x", count: 1000)))])
                    stored += 1
                }
            }
            guard stored > 0 else { continue }
            let store = try SQLiteStore.open(path)
            #expect(try await store.ledgerHead().size == stored)
        }
    }

    @Test(.enabled(if: SmallDisk.isPossible)) func `a disk mounted read-only is called so`() async throws {
        let disk = try SmallDisk(kilobytes: 4096)
        let path = disk.directory + "/vigie.db"
        try SQLiteStore.open(path).close()
        disk.makeReadOnly()
        #expect(throws: StoreError.readOnly(path: path)) { try SQLiteStore.open(path) }
        let other = disk.directory + "/new/vigie.db"
        #expect(throws: StoreError.readOnly(path: other)) { try SQLiteStore.open(other) }
    }

    @Test(.enabled(if: geteuid() != 0)) func `a file or directory without permission is called read-only`() async throws
    {
        let scratch = try Scratch()
        try scratch.open().close()
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o400], ofItemAtPath: scratch.path)
        #expect(throws: StoreError.readOnly(path: scratch.path)) { try scratch.open() }
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: scratch.path)
        try files.setAttributes([.posixPermissions: 0o500], ofItemAtPath: scratch.directory)
        defer { try? files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: scratch.directory) }
        #expect(throws: StoreError.readOnly(path: scratch.path)) { try scratch.open() }
    }
}
