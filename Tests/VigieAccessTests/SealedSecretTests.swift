import Foundation
import Surroundings
import Testing
import VigieLedger
import VigiePlan
import VigieStore
import VigieStoreSQLite
import VigieTestSupport

@testable import VigieAccess

/// What an authenticator app knows too: in the store it is sealed, with a key that lies beside it.
@Suite struct SealedSecretTests {
    @Test func `a copy of the store alone makes no codes`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        let enrolment = try await lab.access.accounts.beginSecondFactor(of: "ada")
        let secret = enrolment.secret.reveal()
        #expect(try !lab.rawFiles().contains(secret), "being set up")
        let device = Device(key: Base32.decode(secret), recovery: [])
        _ = try await lab.access.accounts.confirmSecondFactor(
            of: "ada", code: device.code(at: lab.clock.now()), by: try await lab.root())
        #expect(try !lab.rawFiles().contains(secret))
        #expect(try lab.mode(of: "keys/authenticators.key") == 0o600)
        #expect(try lab.mode(of: "keys") == 0o700)
    }

    @Test func `what an earlier version kept in clear works, and is sealed when it is next used`() async throws {
        let (lab, policy) = (try AccessLab(), AccessPolicy.of(["ada": .admin]))
        let device = try await lab.enrol("ada")
        let secret = Base32.encode(device.key, alphabet: Base32.standard)
        try await lab.plantInClear(secret, of: "ada")
        #expect(try lab.rawFiles().contains(secret), "the test would find it")
        lab.clock.advance(by: .seconds(60))
        _ = try await lab.enter("ada", code: device.code(at: lab.clock.now()), under: policy)
        #expect(try await lab.access.accounts.drawer.find("ada")?.value.hasClearSecret == false)
        #expect(try await !lab.documents().contains(secret))
    }

    @Test func `a server that starts seals what nobody uses`() async throws {
        let (lab, policy) = (try AccessLab(), AccessPolicy.of(["ada": .admin]))
        let device = try await lab.enrol("ada")
        try await lab.plantInClear(Base32.encode(device.key, alphabet: Base32.standard), of: "ada")
        #expect(try await lab.access.accounts.sealSecondFactors() == 1)
        #expect(try await lab.access.accounts.sealSecondFactors() == 0)
        #expect(try await !lab.documents().contains(Base32.encode(device.key, alphabet: Base32.standard)))
        lab.clock.advance(by: .seconds(60))
        _ = try await lab.enter("ada", code: device.code(at: lab.clock.now()), under: policy)
    }

    /// Moved to another account by somebody who can write to the store, it does not open.
    @Test func `a sealed secret is its account's alone`() async throws {
        let lab = try AccessLab()
        let key = AuthenticatorKey(in: lab.directory + "/keys", world: lab.world)
        let sealed = try key.seal("JBSWY3DPEHPK3PXP", of: "ada")
        #expect(try key.open(sealed, of: "ada") == "JBSWY3DPEHPK3PXP")
        #expect(throws: AccessError.self) { try key.open(sealed, of: "grace") }
        let other = AuthenticatorKey(in: lab.directory + "/other-keys", world: lab.world)
        #expect(throws: AccessError.self) { try other.open(sealed, of: "ada") }
    }

    @Test func `where the key is lost, a recovery code still lets in`() async throws {
        let (lab, policy) = (try AccessLab(), AccessPolicy.of(["ada": .admin]))
        let device = try await lab.enrol("ada")
        try FileManager.default.removeItem(atPath: lab.directory + "/keys/authenticators.key")
        lab.clock.advance(by: .seconds(60))
        await #expect(throws: AccessError.self) {
            try await lab.enter("ada", code: device.code(at: lab.clock.now()), under: policy)
        }
        #expect(
            try await lab.enter("ada", code: device.recovery[0], under: policy).session.method == .recoveryCode)
    }
}

extension AccessLab {
    /// Everything that is in the store's files, whatever of it is still in use.
    fileprivate func rawFiles() throws -> String {
        try ["", "-wal"].map { ending in
            guard FileManager.default.fileExists(atPath: path + ending) else { return "" }
            return String(decoding: try Data(contentsOf: URL(filePath: path + ending)), as: UTF8.self)
        }.joined()
    }

    fileprivate func documents() async throws -> String {
        try await store.documents(in: "access.accounts").map { String(decoding: $0.body, as: UTF8.self) }.joined()
    }

    fileprivate func mode(of name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(directory)/\(name)")
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    }

    /// Writes an account as versions did that sealed nothing.
    fileprivate func plantInClear(_ secret: String, of person: String) async throws {
        guard var sheet = try await access.accounts.drawer.find(person) else { return }
        sheet.value.secondFactor?.secret = .clear(secret)
        _ = try await store.commit([try access.accounts.drawer.replacing(sheet)])
    }
}
