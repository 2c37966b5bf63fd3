import Glibc
import Tools

/// Who sits before the command line.
enum Person {
    /// `person/` and the account's name. `VIGIE_PERSON` tells people apart who share an account.
    static var current: String {
        "person/\(Tool.environmentVariable("VIGIE_PERSON") ?? account)"
    }

    private static var account: String {
        guard let entry = unsafe getpwuid(getuid()) else { return "uid-\(getuid())" }
        return unsafe String(cString: entry.pointee.pw_name)
    }
}
