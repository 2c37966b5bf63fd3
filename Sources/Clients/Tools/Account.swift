import Glibc

/// An account of the operating system that a tool can run as.
package struct Account: Hashable, Sendable {
    package let name: String
    package let userID: UInt32
    package let groupID: UInt32
    package let home: String

    package init(name: String, userID: UInt32, groupID: UInt32, home: String) {
        self.name = name
        self.userID = userID
        self.groupID = groupID
        self.home = home
    }

    /// The account with this name; `nil` where there is none.
    package static func named(_ name: String) -> Account? {
        unsafe read { unsafe getpwnam_r(name, $0, $1, $2, $3) }
    }

    /// The account this process runs as. An identifier without a name (as in many containers) is its own name.
    package static var current: Account {
        let identifier = geteuid()
        let found = unsafe read { unsafe getpwuid_r(identifier, $0, $1, $2, $3) }
        return found ?? Account(name: String(identifier), userID: identifier, groupID: getegid(), home: "/")
    }

    package var isSuperuser: Bool { userID == 0 }

    /// The groups the account belongs to, its own first.
    package var groups: [UInt32] {
        var identifiers = [gid_t](repeating: 0, count: 256)
        var count = Int32(identifiers.count)
        guard unsafe getgrouplist(name, groupID, &identifiers, &count) >= 0 else { return [groupID] }
        return Array(identifiers.prefix(Int(count)))
    }

    private typealias Lookup = (
        UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
        UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
    ) -> Int32

    private static func read(_ lookup: Lookup) -> Account? {
        var record = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        return unsafe buffer.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress, unsafe lookup(&record, start, buffer.count, &found) == 0,
                unsafe found != nil
            else { return nil }
            return unsafe Account(
                name: String(cString: record.pw_name), userID: record.pw_uid, groupID: record.pw_gid,
                home: String(cString: record.pw_dir))
        }
    }
}
