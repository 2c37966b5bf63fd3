import Foundation
import Testing
import VigieLedger
import VigieStore

@Suite struct PersonVaultTests {
    struct Address: Codable, Hashable {
        let street: String
        let number: Int
    }

    @Test func `what is sealed can be opened, and says nothing by itself`() async throws {
        let scratch = try await ScratchLedger()
        let vault = PersonVault(store: scratch.store, world: scratch.world)
        let address = Address(street: "rue de la Vigie", number: 7)
        let sealed = try await vault.seal(address, of: "ada@example.org", purpose: "test.move/address")
        #expect(!sealed.person.contains("ada") && !sealed.box.contains("Vigie"))
        #expect(try await vault.open(sealed, as: Address.self, purpose: "test.move/address") == address)
        let again = try await vault.seal(address, of: "ada@example.org", purpose: "test.move/address")
        #expect(again.person == sealed.person && again.box != sealed.box)
    }

    @Test func `a value cannot be moved to another purpose or person, nor altered`() async throws {
        let scratch = try await ScratchLedger()
        let vault = PersonVault(store: scratch.store, world: scratch.world)
        let sealed = try await vault.seal("yes", of: "ada", purpose: "approval/answer")
        let other = try await vault.pseudonym(of: "grace")
        await #expect(throws: LedgerError.self) { try await vault.open(sealed, as: String.self, purpose: "other") }
        let moved = SealedValue(person: other, box: sealed.box)
        await #expect(throws: LedgerError.self) {
            try await vault.open(moved, as: String.self, purpose: "approval/answer")
        }
        let altered = SealedValue(person: sealed.person, box: "AAAA" + sealed.box.dropFirst(4))
        await #expect(throws: LedgerError.self) {
            try await vault.open(altered, as: String.self, purpose: "approval/answer")
        }
    }

    @Test func `a person has one pseudonym, even if asked for many times at once`() async throws {
        let scratch = try await ScratchLedger()
        let vault = PersonVault(store: scratch.store, world: scratch.world)
        let names = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 { group.addTask { try await vault.pseudonym(of: "ada") } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(names.count == 1)
        #expect(try await vault.name(of: names.first ?? "") == "ada")
        #expect(try await vault.pseudonym(of: "grace") != names.first)
    }

    @Test func `who is erased is nobody any more, and the ledger stays intact`() async throws {
        let scratch = try await ScratchLedger()
        let vault = PersonVault(store: scratch.store, world: scratch.world)
        let sealed = try await vault.seal("secret", of: "ada", purpose: "p")
        try await scratch.append(3)
        #expect(try await vault.erase("ada"))
        #expect(try await vault.erase("ada") == false)
        #expect(try await vault.open(sealed, as: String.self, purpose: "p") == nil)
        #expect(try await vault.name(of: sealed.person) == nil)
        #expect(try await scratch.ledger.verify().isIntact)
        #expect(try await vault.pseudonym(of: "ada") != sealed.person)
    }

    @Test func `nothing of an erased person's key or name is left in any file of the store`() async throws {
        let scratch = try await ScratchLedger(entries: 50)
        let vault = PersonVault(store: scratch.store, world: scratch.world)
        let name = "ada.lovelace@planted.example"
        for number in 0..<40 { _ = try await vault.pseudonym(of: "person \(number)") }
        let pseudonym = try await vault.pseudonym(of: name)
        for number in 40..<80 { _ = try await vault.pseudonym(of: "person \(number)") }
        let record = try #require(try await scratch.store.document(DocumentKey("vault.keys", pseudonym)))
        #expect(try occurrences(of: record.body, in: scratch) > 0)
        #expect(try occurrences(of: Array(name.utf8), in: scratch) > 0)
        try await vault.erase(name)
        #expect(try occurrences(of: record.body, in: scratch) == 0)
        #expect(try occurrences(of: Array(name.utf8), in: scratch) == 0)
        #expect(try await vault.name(of: try await vault.pseudonym(of: "person 41")) == "person 41")
    }

    private func occurrences(of bytes: [UInt8], in scratch: ScratchLedger) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: scratch.directory).filter { $0.hasPrefix("vigie.db") }
            .map { name in
                let data = try Data(contentsOf: URL(fileURLWithPath: scratch.directory + "/" + name))
                return data.range(of: Data(bytes)) == nil ? 0 : 1
            }.reduce(0, +)
    }
}
