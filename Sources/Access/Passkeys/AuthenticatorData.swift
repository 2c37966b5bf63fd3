import CBOR
import Crypto

/// What a device says of itself and of what it did (WebAuthn, 6.1).
struct AuthenticatorData {
    let bytes: [UInt8]
    let counter: Int64
    /// Of a key that was made just now: its id, and the bytes of its public half.
    let credential: (id: [UInt8], key: [UInt8])?

    private let site: [UInt8]
    private let flags: UInt8

    init(_ bytes: [UInt8]) throws(PasskeyFailure) {
        guard bytes.count >= 37 else { throw .malformed }
        self.bytes = bytes
        site = Array(bytes[..<32])
        flags = bytes[32]
        counter = bytes[33..<37].reduce(0) { $0 << 8 | Int64($1) }
        var rest = bytes[37...]
        let (hasCredential, hasExtensions) = (flags & 0x40 != 0, flags & 0x80 != 0)
        if hasCredential {
            guard rest.count > 18 else { throw .malformed }
            let length = Int(rest[rest.startIndex + 16]) << 8 | Int(rest[rest.startIndex + 17])
            rest = rest.dropFirst(18)
            guard (1...1023).contains(length), rest.count > length else { throw .malformed }
            let id = Array(rest.prefix(length))
            rest = rest.dropFirst(length)
            let size = try Self.length(of: rest)
            credential = (id, Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        } else {
            credential = nil
        }
        if hasExtensions { rest = rest.dropFirst(try Self.length(of: rest)) }
        guard rest.isEmpty else { throw .malformed }
    }

    /// How long the CBOR is that some bytes begin with.
    private static func length(of bytes: ArraySlice<UInt8>) throws(PasskeyFailure) -> Int {
        var reader = CBORReader(Array(bytes))
        do {
            _ = try reader.next()
        } catch {
            throw .malformed
        }
        return reader.position
    }

    /// That the device spoke to this site, and saw its owner and made sure of them.
    func check(_ party: RelyingParty) throws(PasskeyFailure) {
        guard ConstantTime.equal(site, Array(SHA256.hash(data: Array(party.id.utf8)))) else { throw .wrongSite }
        guard flags & 0x01 != 0, flags & 0x04 != 0 else { throw .ownerNotSeen }
        // A key that says it is not copied cannot say that it was.
        guard flags & 0x08 != 0 || flags & 0x10 == 0 else { throw .malformed }
    }
}
