package import Surroundings

/// Sealing and opening whole files.
package enum AgeFile {
    /// Seals for several keys; each of them alone opens it.
    package static func seal(
        _ content: [UInt8], for recipients: [AgeRecipient], random: any RandomSource
    ) throws -> [UInt8] {
        guard !recipients.isEmpty else { throw AgeError.noRecipients }
        return try seal(content, random: random) { key in
            try recipients.map { try $0.wrap(key, random: random) }
        }
    }

    /// Seals with a passphrase, which then is the only way in.
    package static func seal(
        _ content: [UInt8], with passphrase: AgePassphrase, random: any RandomSource
    ) throws -> [UInt8] {
        try seal(content, random: random) { [try passphrase.wrap($0, random: random)] }
    }

    /// Opens with any of several keys. Text around the file is taken off.
    package static func open(_ file: [UInt8], with identities: [AgeIdentity]) throws -> [UInt8] {
        try open(file) { header in
            for stanza in header.stanzas {
                for identity in identities {
                    if let key = try identity.unwrap(stanza) { return key }
                }
            }
            return nil
        }
    }

    package static func open(_ file: [UInt8], with passphrase: AgePassphrase) throws -> [UInt8] {
        try open(file) { header in try header.stanzas.first.flatMap { try passphrase.unwrap($0) } }
    }

    private static func seal(
        _ content: [UInt8], random: any RandomSource, _ wrap: (AgeFileKey) throws -> [AgeStanza]
    ) throws -> [UInt8] {
        let key = AgeFileKey(random: random)
        return AgeHeader(try wrap(key), key: key).bytes + (try AgePayload.seal(content, key: key, random: random))
    }

    private static func open(
        _ file: [UInt8], _ unwrap: (AgeHeader) throws -> AgeFileKey?
    ) throws -> [UInt8] {
        let bytes = AgeArmor.isArmored(file) ? try AgeArmor.decode(file) : file
        let (header, end) = try AgeHeader.read(bytes)
        // A passphrase beside other recipients would let them pretend to know it.
        guard header.stanzas.count == 1 || !header.stanzas.contains(where: { $0.kind == AgePassphrase.kind }) else {
            throw AgeError.malformedHeader(reason: "A passphrase is not its only way in.")
        }
        guard let key = try unwrap(header) else { throw AgeError.noMatch }
        guard header.isGenuine(key) else { throw AgeError.forgedHeader }
        return try AgePayload.open(bytes[end...], key: key)
    }
}
