import AgeFormat
import JSONTree
import Surroundings
import VigiePlan

/// What is in a sealed bundle: JSON that a person can read who has nothing but `age` and a key.
struct EscrowBundle: Sendable {
    struct Item: Sendable {
        let name: String
        let place: String
        let fields: SecretFields
        let fingerprint: String
    }

    let escrow: String
    let madeAt: Timestamp
    let items: [Item]
    /// Goes along, so that fingerprints still compare where everything else was lost.
    let key: FingerprintKey

    func sealed(for recipients: [String], world: World) throws -> [UInt8] {
        let content = json.pretty + "\n"
        return try AgeFile.seal(
            Array(content.utf8), for: recipients.map { try AgeRecipient($0) }, random: world.random)
    }

    /// Opens a bundle with the keys of a file as `age-keygen` writes it.
    static func open(_ file: [UInt8], with identities: [AgeIdentity]) throws -> EscrowBundle {
        let content = try AgeFile.open(file, with: identities)
        guard let tree = try? JSONValue(parsing: content), tree["vigieEscrow"]?.integer == 1,
            let escrow = tree["escrow"]?.string, let madeAt = tree["madeAt"]?.string.flatMap(Timestamp.init(rfc3339:)),
            let key = tree["fingerprintKey"]?.string.flatMap(bytes(hexadecimal:)), key.count == 32
        else { throw SecretsError.badBundle(reason: "It is no bundle of Vigie's, or of a newer one.") }
        let items = try (tree["secrets"]?.array ?? []).map { item in
            guard let name = item["name"]?.string, let place = item["place"]?.string,
                let fields = item["fields"]?.object?.compactMapValues(\.string),
                let fingerprint = item["fingerprint"]?.string
            else { throw SecretsError.badBundle(reason: "One of its secrets is not written out.") }
            return Item(name: name, place: place, fields: SecretFields(fields), fingerprint: fingerprint)
        }
        return EscrowBundle(escrow: escrow, madeAt: madeAt, items: items, key: FingerprintKey(bytes: key))
    }

    private var json: JSONValue {
        [
            "vigieEscrow": 1, "escrow": .string(escrow), "madeAt": .string(madeAt.rfc3339),
            "fingerprintKey": .string(
                key.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()),
            "secrets": .array(
                items.map { item in
                    [
                        "name": .string(item.name), "place": .string(item.place),
                        "fields": .object(item.fields.reveal().mapValues { .string($0) }),
                        "fingerprint": .string(item.fingerprint),
                    ]
                }),
        ]
    }

    private static func bytes(hexadecimal text: String) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
