import Glibc
import VigieTestSupport

/// Ports of this machine that nobody listens on.
struct FreePorts {
    let numbers: [UInt16]

    init(count: Int) throws {
        let sockets = (0..<count).map { _ in socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }
        defer { for socket in sockets { close(socket) } }
        // All are bound before any is let go, so that no number comes twice.
        numbers = try sockets.map { try Self.bindAnywhere($0) }
    }

    private static func bindAnywhere(_ socket: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                unsafe bind(socket, plain, size) == 0 && getsockname(socket, plain, &size) == 0
            }
        }
        guard isBound else { throw ScratchFailure(reason: "no port is free") }
        return UInt16(bigEndian: address.sin_port)
    }
}
