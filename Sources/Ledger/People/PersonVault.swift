import Crypto
import FoundationEssentials
package import Surroundings
package import VigieStore

/// Keeps what is said about people out of the ledger's clear text, so that it can be erased from a ledger that never
/// forgets.
///
/// Each person has a pseudonym, which entries may use freely, and a key. Both hang on a document that `erase` removes:
/// then nobody can tell any more whom the pseudonym meant, and what was sealed stays sealed.
package struct PersonVault: Sendable {
    /// From a person's name to their pseudonym.
    private static let people = "vault.people"
    /// From a pseudonym to the key and the name.
    private static let keys = "vault.keys"

    package static let actorPrefix = "person/"

    private struct Record: Codable {
        let name: String
        let key: String
    }

    private let store: any Store
    private let world: World

    package init(store: any Store, world: World) {
        self.store = store
        self.world = world
    }

    /// The name under which the ledger knows a person; made at first use.
    package func pseudonym(of person: String) async throws -> String {
        if let known = try await known(person) { return known }
        let pseudonym = world.identifier()
        let record = Record(name: person, key: Data(world.random.bytes(32)).base64EncodedString())
        do {
            _ = try await store.commit([
                .putDocument(DocumentKey(Self.people, person), body: Array(pseudonym.utf8), expecting: 0),
                .putDocument(
                    DocumentKey(Self.keys, pseudonym), body: Array(try JSONEncoder().encode(record)), expecting: 0),
            ])
            return pseudonym
        } catch StoreError.conflict {
            // Another process was first.
            guard let known = try await known(person) else { throw StoreError.missing("person") }
            return known
        }
    }

    /// A person as runs and entries name them: `person/` and the pseudonym.
    package func actor(of person: String) async throws -> String {
        Self.actorPrefix + (try await pseudonym(of: person))
    }

    /// Whom an actor means; `nil` if it is nobody who is known, or erased.
    package func person(behind actor: String) async throws -> String? {
        guard actor.hasPrefix(Self.actorPrefix) else { return nil }
        return try await name(of: String(actor.dropFirst(Self.actorPrefix.count)))
    }

    /// Whether a person has a pseudonym.
    package func knows(_ person: String) async throws -> Bool {
        try await known(person) != nil
    }

    /// Whom a pseudonym means; `nil` once the person is erased.
    package func name(of pseudonym: String) async throws -> String? {
        try await record(of: pseudonym)?.name
    }

    /// Encrypts a value about a person.
    ///
    /// - Parameter purpose: what it is for, such as the kind of the entry and the field: a value cannot be moved to
    ///   another place, where it would say something else.
    package func seal(_ value: some Encodable, of person: String, purpose: String) async throws -> SealedValue {
        let pseudonym = try await pseudonym(of: person)
        guard let key = try await key(of: pseudonym) else { throw StoreError.missing("person") }
        let nonce = try AES.GCM.Nonce(data: world.random.bytes(12))
        let box = try AES.GCM.seal(
            JSONEncoder().encode(value), using: key, nonce: nonce, authenticating: context(pseudonym, purpose))
        return SealedValue(person: pseudonym, box: (box.combined ?? Data()).base64EncodedString())
    }

    /// The value; `nil` once the person is erased.
    package func open<Value: Decodable>(
        _ sealed: SealedValue, as type: Value.Type = Value.self, purpose: String
    ) async throws -> Value? {
        guard let key = try await key(of: sealed.person) else { return nil }
        guard let combined = Data(base64Encoded: sealed.box) else { throw LedgerError.badSeal("it is not base64") }
        let clear: Data
        do {
            clear = try AES.GCM.open(
                AES.GCM.SealedBox(combined: combined), using: key,
                authenticating: context(sealed.person, purpose))
        } catch {
            throw LedgerError.badSeal("it was altered, or sealed for another purpose or person")
        }
        return try JSONDecoder().decode(Value.self, from: clear)
    }

    /// Removes a person's key and pseudonym; whether there were any.
    ///
    /// The store overwrites both in its files. Backups of the data directory made earlier keep them until they are
    /// rotated out, as any backup does.
    @discardableResult
    package func erase(_ person: String) async throws -> Bool {
        guard let pseudonym = try await known(person) else { return false }
        _ = try await store.commit([
            .deleteDocument(DocumentKey(Self.keys, pseudonym)), .deleteDocument(DocumentKey(Self.people, person)),
        ])
        return true
    }

    private func known(_ person: String) async throws -> String? {
        try await store.document(DocumentKey(Self.people, person)).map { String(decoding: $0.body, as: UTF8.self) }
    }

    private func record(of pseudonym: String) async throws -> Record? {
        try await store.document(DocumentKey(Self.keys, pseudonym)).map { document in
            try JSONDecoder().decode(Record.self, from: Data(document.body))
        }
    }

    private func key(of pseudonym: String) async throws -> SymmetricKey? {
        guard let record = try await record(of: pseudonym), let bytes = Data(base64Encoded: record.key) else {
            return nil
        }
        return SymmetricKey(data: bytes)
    }

    private func context(_ pseudonym: String, _ purpose: String) -> [UInt8] {
        Array("vigie/vault/v1\n\(pseudonym)\n\(purpose)".utf8)
    }
}
