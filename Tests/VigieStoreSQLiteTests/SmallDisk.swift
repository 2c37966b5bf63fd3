import Foundation
import Glibc

/// A disk in memory with next to no space, which can be made read-only. Needs root.
final class SmallDisk: Sendable {
    let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-disk-\(UUID().uuidString)").path

    /// Whether this process may mount one.
    static let isPossible = geteuid() == 0 && (try? SmallDisk(kilobytes: 64)) != nil

    init(kilobytes: Int) throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        guard unsafe mount("tmpfs", directory, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
            try FileManager.default.removeItem(atPath: directory)
            throw POSIXError(.EPERM)
        }
    }

    deinit {
        // Who still has files open keeps them; the place is free at once.
        _ = unsafe umount2(directory, Int32(MNT_DETACH))
        _ = unsafe rmdir(directory)
    }

    func makeReadOnly() {
        _ = unsafe mount("tmpfs", directory, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil)
    }
}
