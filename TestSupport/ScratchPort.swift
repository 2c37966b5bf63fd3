import Glibc
import Synchronization

/// Ports of this machine for servers that have to be told one.
///
/// They lie below those from which the system picks for connections, so that none is taken between the choice and the
/// server's start; and a process gives none out twice.
package enum ScratchPort {
    private static let given = Mutex<Set<UInt16>>([])

    /// The first of so many free ports in a row.
    package static func free(_ count: UInt16 = 1) throws -> Int {
        for _ in 0..<1000 {
            let first = UInt16.random(in: 20_000..<32_000)
            let ports = first..<first + count
            let isNew = given.withLock { given in
                guard given.isDisjoint(with: ports) else { return false }
                given.formUnion(ports)
                return true
            }
            if isNew, ports.allSatisfy(isFree) { return Int(first) }
        }
        throw ScratchFailure(reason: "no port between 20000 and 32000 is free")
    }

    private static func isFree(_ port: UInt16) -> Bool {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return false }
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7f00_0001).bigEndian)
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(socket, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
