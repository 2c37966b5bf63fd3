import Crypto
import CryptoExtras
import Foundation
import Testing
import VigieAccess
import VigiePlan
import VigieStore
import VigieTestSupport

@Suite struct PasswordTests {
    /// The vectors of RFC 7914, section 12, as far as memory allows.
    @Test(arguments: [
        ("", "", 16, 1, 1, "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"),
        ("password", "NaCl", 1024, 8, 16, "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"),
        (
            "pleaseletmein", "SodiumChloride", 16384, 8, 1,
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        ),
    ])
    func `scrypt derives what RFC 7914 says`(
        password: String, salt: String, rounds: Int, blockSize: Int, parallelism: Int, expected: String
    ) throws {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: Data(salt.utf8), outputByteCount: 32, rounds: rounds, blockSize: blockSize,
            parallelism: parallelism)
        let text = unsafe key.withUnsafeBytes { bytes in
            unsafe bytes.map { String(format: "%02x", $0) }.joined()
        }
        #expect(text == expected)
    }

    @Test func `a password matches itself alone, however its accents were typed`() async throws {
        let passwords = Passwords(cost: AccessLab.cheap, random: SeededRandom(seed: 1))
        let stored = try await passwords.hash(Secret("d\u{e9}j\u{e0} vu, d\u{e9}j\u{e0} lu"))
        #expect(
            try await passwords.verify(Secret("de\u{301}ja\u{300} vu, de\u{301}ja\u{300} lu"), against: stored).matches)
        #expect(try await !passwords.verify(Secret("deja vu, deja lu"), against: stored).matches)
        #expect(try await !passwords.verify(Secret(""), against: stored).matches)
        #expect(try await !passwords.verify(Secret("anything at all"), against: nil).matches)
        let again = try await passwords.hash(Secret("d\u{e9}j\u{e0} vu, d\u{e9}j\u{e0} lu"))
        #expect(again != stored, "each has a salt of its own")
    }

    @Test func `a hash is made anew when guessing is to cost more, and only for who knows the password`() async throws {
        let lab = try AccessLab()
        let policy = AccessPolicy.of(["ada": .admin])
        try await lab.add("ada")
        let dearer = PasswordHash.Cost(logN: 6)
        let raised = try lab.another(cost: dearer)
        await #expect(throws: AccessError.badCredentials) {
            try await raised.signIn.begin("ada", password: Secret("wrong"), from: AccessLab.here, under: policy)
        }
        let document = try await lab.store.documents(in: "access.accounts")
        #expect(String(decoding: document[0].body, as: UTF8.self).contains("\"logN\":4"))
        _ = try await raised.signIn.begin("ada", password: AccessLab.password, from: AccessLab.here, under: policy)
        let after = try await lab.store.documents(in: "access.accounts")
        #expect(String(decoding: after[0].body, as: UTF8.self).contains("\"logN\":6"))
        _ = try await raised.signIn.begin("ada", password: AccessLab.password, from: AccessLab.here, under: policy)
    }

    @Test(arguments: [
        ("short", PasswordRules.Weakness.tooShort), ("ada-lovelace1", .isName), ("aaaaaaaaaaaaaa", .isMonotonous),
        ("123456789012345", .isMonotonous), ("Password1234", .isCommon), ("motdepasse2026", .isCommon),
        ("azertyuiop123", .isCommon),
    ])
    func `a password that is tried first is refused`(password: String, weakness: PasswordRules.Weakness) {
        #expect(PasswordRules.weakness(of: password, for: "ada-lovelace") == weakness)
    }

    @Test(arguments: ["seven boats under a paper moon", "tr0ub4dor&3-xkcd", "пароль для вахты"])
    func `a password that is long enough will do`(password: String) {
        #expect(PasswordRules.weakness(of: password, for: "ada") == nil)
    }

    @Test func `an account that does not exist costs as much as one that does`() async throws {
        let (lab, policy) = (try AccessLab(), AccessPolicy.of(["ada": .admin]))
        try await lab.add("ada")
        var costs: [Int] = []
        for person in ["ada", "nobody", "../ada", "", "ada\n"] {
            let before = lab.access.accounts.passwords.derivations
            await #expect(throws: AccessError.badCredentials) {
                try await lab.access.signIn.begin(
                    person, password: Secret("wrong"), from: AccessLab.here, under: policy)
            }
            costs.append(lab.access.accounts.passwords.derivations - before)
        }
        #expect(costs == [1, 1, 1, 1, 1])
    }

    @Test func `more than can be checked are told to come again, and nobody waits for ever`() async throws {
        let passwords = Passwords(cost: PasswordHash.Cost(logN: 12), random: SeededRandom(seed: 1))
        let answers = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask { (try? await passwords.verify(Secret("guess"), against: nil)) != nil }
            }
            return await group.reduce(into: [true: 0, false: 0]) { $0[$1, default: 0] += 1 }
        }
        #expect(answers[true] ?? 0 >= 32 && passwords.derivations == answers[true])
        _ = try await passwords.hash(Secret("and then it goes on"))
    }
}
