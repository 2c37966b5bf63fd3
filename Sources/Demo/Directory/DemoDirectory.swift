import FoundationEssentials
import Glibc
package import Tools

/// The one directory that everything the demo makes is in.
///
/// A marker file says that the directory is the demo's; without it nothing is written and nothing removed.
package struct DemoDirectory: Hashable, Sendable {
    private static let markerText = """
        `vigie demo` made this directory and everything in it. It empties the directory when it ends, and before it
        starts again.

        """

    package let path: String
    /// Who the database runs as; `nil` for whoever runs the demo.
    package let account: Account?

    package var plan: String { path + "/plan" }
    package var cluster: String { path + "/cluster" }
    package var logs: String { path + "/logs" }
    package var clusterLog: String { logs + "/postgresql.log" }
    /// Vigie's own data: the ledger, the keys.
    package var state: String { path + "/vigie" }
    /// Two directories that stand for two regions.
    package var regions: String { path + "/regions" }
    package var damaged: String { path + "/damaged" }
    var marker: String { path + "/.vigie-demo" }

    /// Where the server's socket lies. The system allows 107 bytes for its whole name, so that of a deep directory
    /// moves to a shallow one.
    package var socket: String {
        path.utf8.count <= 80 ? path + "/run" : "/tmp/vigie-demo-" + String(path.stableHash, radix: 36)
    }

    package init(_ path: String, account: Account?) {
        self.path = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
        self.account = account
    }

    /// The directory that was asked for, or the usual one: `vigie-demo` here, or in `/var/tmp` where the database's
    /// account may not enter here.
    package static func choose(_ asked: String?, account: Account?) throws(DemoError) -> DemoDirectory {
        let here = DemoDirectory(asked ?? "vigie-demo", account: account)
        guard let account, !here.isReachable(for: account) else { return here }
        guard asked == nil else { throw .unreachableDirectory(here.path, account: account.name) }
        return DemoDirectory("/var/tmp/vigie-demo", account: account)
    }

    /// Makes the directory and its rooms, or takes over what an earlier demo left, ending what still runs there.
    ///
    /// - Returns: The lock that keeps other demos out; it is held until it is released or the process ends.
    package func claim() throws(DemoError) -> DirectoryLock {
        try makeOrRecognize()
        let lock = try DirectoryLock(marker, for: path)
        DemoProcesses(directory: path).stop()
        try clear()
        for room in [plan, state] { try make(room, for: nil) }
        for room in [cluster, logs, regions, damaged] { try make(room, for: account) }
        try make(socket, for: account)
        return lock
    }

    /// Ends what runs in the directory and removes it with everything in it.
    package func remove() throws(DemoError) {
        guard isOurs else { throw .foreignDirectory(path) }
        DemoProcesses(directory: path).stop()
        try clear()
        try attempt { try FileManager.default.removeItem(atPath: path) }
    }

    private var isOurs: Bool {
        FileManager.default.contents(atPath: marker) == Data(Self.markerText.utf8)
    }

    private func makeOrRecognize() throws(DemoError) {
        let files = FileManager.default
        if files.fileExists(atPath: path) {
            let content = try? files.contentsOfDirectory(atPath: path)
            guard isOurs || content == [] else { throw .foreignDirectory(path) }
        } else {
            try attempt { try files.createDirectory(atPath: path, withIntermediateDirectories: true) }
        }
        // Who the database runs as has to come through; the rooms inside are closed to everybody else.
        try attempt { try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path) }
        if let account, !isReachable(for: account) { throw .unreachableDirectory(path, account: account.name) }
        if !isOurs { try attempt { try Data(Self.markerText.utf8).write(to: URL(filePath: marker)) } }
    }

    /// Removes everything but the marker.
    private func clear() throws(DemoError) {
        try attempt {
            let files = FileManager.default
            for name in try files.contentsOfDirectory(atPath: path) where path + "/" + name != marker {
                try files.removeItem(atPath: path + "/" + name)
            }
            if !socket.hasPrefix(path + "/"), files.fileExists(atPath: socket) { try files.removeItem(atPath: socket) }
        }
    }

    /// A room that only its owner enters.
    private func make(_ room: String, for owner: Account?) throws(DemoError) {
        try attempt {
            try FileManager.default.createDirectory(
                atPath: room, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        }
        guard let owner, unsafe chown(room, owner.userID, owner.groupID) != 0 else { return }
        throw .unusableDirectory(room, reason: "it could not be given to \(owner.name)")
    }

    private func attempt(_ body: () throws -> Void) throws(DemoError) {
        do { try body() } catch {
            throw .unusableDirectory(path, reason: (error as? CocoaError)?.underlying ?? String(describing: error))
        }
    }

    /// Whether the account may enter every directory on the way that exists already.
    private func isReachable(for account: Account) -> Bool {
        var information = stat()
        let groups = Set(account.groups)
        var ancestor = URL(filePath: path).deletingLastPathComponent()
        while true {
            if unsafe stat(ancestor.path, &information) == 0 {
                let bit: mode_t =
                    if information.st_uid == account.userID { 0o100 } else if groups.contains(information.st_gid) {
                        0o010
                    } else { 0o001 }
                guard information.st_mode & bit != 0 else { return false }
            }
            guard ancestor.path != "/" else { return true }
            ancestor = ancestor.deletingLastPathComponent()
        }
    }
}

extension String {
    /// FNV-1a: the same in every run of the program, unlike `hashValue`.
    fileprivate var stableHash: UInt64 {
        utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

extension CocoaError {
    fileprivate var underlying: String? {
        (self.underlyingErrors.first as? POSIXError).map { unsafe String(cString: strerror($0.code.rawValue)) }
    }
}
