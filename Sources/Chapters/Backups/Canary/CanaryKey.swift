import Crypto
import DurableFiles
import FoundationEssentials
package import Surroundings

/// The secret that heartbeats are signed with, so that a row which nobody of ours wrote, or which was altered, shows.
package struct CanaryKey: Sendable {
    private let key: SymmetricKey

    /// - Parameter bytes: 32 of them.
    package init(bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
    }

    /// Reads the key from its file, which is made on first use and readable by Vigie alone.
    package static func load(_ path: String, world: World) throws -> CanaryKey {
        if let bytes = try DurableFile.read(path) { return try CanaryKey(file: bytes, path: path) }
        let fresh = world.random.bytes(32)
        let digits = fresh.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        try DurableFile.makeDirectory(DurableFile.directory(of: path))
        // Another process may have been faster; then its key is the key.
        guard try !DurableFile.create(path, with: Array((digits + "\n").utf8)) else { return CanaryKey(bytes: fresh) }
        return try CanaryKey(file: DurableFile.read(path) ?? [], path: path)
    }

    private init(file: [UInt8], path: String) throws {
        let digits = file.filter { $0 != UInt8(ascii: "\n") }.map { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 64, digits.allSatisfy({ $0 != nil }) else { throw BackupsError.badKey(path: path) }
        let values = digits.compactMap(\.self)
        self.init(bytes: stride(from: 0, to: 64, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) })
    }

    /// The checksum of a heartbeat.
    package func checksum(database: String, sequence: Int64, at: Timestamp) -> [UInt8] {
        let message = Data("vigie-heartbeat/1 \(database) \(sequence) \(at.microseconds)".utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
    }

    /// Whether a heartbeat is as we wrote it; takes the same time wherever it differs.
    package func isValid(_ heartbeat: Heartbeat, database: String) -> Bool {
        let message = Data("vigie-heartbeat/1 \(database) \(heartbeat.sequence) \(heartbeat.at.microseconds)".utf8)
        return HMAC<SHA256>.isValidAuthenticationCode(heartbeat.checksum, authenticating: message, using: key)
    }
}
