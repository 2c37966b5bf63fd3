import Crypto
import Surroundings
import Testing
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport

@testable import VigieAccess

@Suite struct OneTimeCodeTests {
    /// The vectors of RFC 6238, appendix B.
    @Test(arguments: [
        (Int64(59), "94287082", "46119246", "90693936"), (1_111_111_109, "07081804", "68084774", "25091201"),
        (1_111_111_111, "14050471", "67062674", "99943326"), (1_234_567_890, "89005924", "91819424", "93441116"),
        (2_000_000_000, "69279037", "90698825", "38618901"), (20_000_000_000, "65353130", "77737706", "47863826"),
    ])
    func `codes are those of RFC 6238`(seconds: Int64, sha1: String, sha256: String, sha512: String) {
        let step = OneTimeCode.step(at: Timestamp(seconds: seconds))
        func key(_ length: Int) -> [UInt8] { Array(String(repeating: "1234567890", count: 7).utf8.prefix(length)) }
        #expect(OneTimeCode.code(key: key(20), step: step, digits: 8) == sha1)
        #expect(OneTimeCode.code(key: key(32), step: step, digits: 8, with: SHA256.self) == sha256)
        #expect(OneTimeCode.code(key: key(64), step: step, digits: 8, with: SHA512.self) == sha512)
    }

    @Test func `base 32 is that of RFC 4648`() {
        let vectors = [("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foobar", "MZXW6YTBOI")]
        for (clear, text) in vectors {
            #expect(Base32.encode(clear.utf8, alphabet: Base32.standard) == text)
            #expect(Base32.decode(text) == Array(clear.utf8))
        }
    }

    @Test func `a code is good once, in its half minute and the two beside it`() async throws {
        let (lab, policy) = (try AccessLab(), AccessPolicy.of(["ada": .admin]))
        let device = try await lab.enrol("ada")
        #expect(
            try await lab.access.accounts.useCode(device.code(at: lab.clock.now()), of: "ada") == nil, "used before")
        lab.clock.advance(by: .seconds(60))
        let code = device.code(at: lab.clock.now())
        let session = try await lab.enter("ada", code: code, under: policy)
        #expect(session.session.method == .passwordAndCode)
        await #expect(throws: AccessError.badCredentials) { try await lab.enter("ada", code: code, under: policy) }
        lab.clock.advance(by: .seconds(60))
        await #expect(throws: AccessError.badCredentials) {
            try await lab.enter("ada", code: device.code(at: lab.clock.now() - .seconds(61)), under: policy)
        }
        _ = try await lab.enter("ada", code: device.code(at: lab.clock.now() + .seconds(30)), under: policy)
        await #expect(throws: AccessError.badCredentials, "one of before the newest that was used") {
            try await lab.enter("ada", code: device.code(at: lab.clock.now()), under: policy)
        }
    }

    @Test func `a recovery code is good once, and the use of it is recorded`() async throws {
        let (lab, policy) = (try AccessLab(), AccessPolicy.of(["ada": .admin]))
        let device = try await lab.enrol("ada")
        #expect(device.recovery.count == 10 && Set(device.recovery).count == 10)
        let code = device.recovery[3].uppercased()
        #expect(try await lab.enter("ada", code: code, under: policy).session.method == .recoveryCode)
        await #expect(throws: AccessError.badCredentials) { try await lab.enter("ada", code: code, under: policy) }
        #expect(try await lab.access.accounts.find("ada")?.recoveryCodesLeft == 9)
        let uses = try await lab.ledger.all(AccessChanged.self).filter { $0.evidence.change == .recoveryCodeUsed }
        #expect(uses.count == 1)
        for text in device.recovery {
            let body = String(decoding: try await lab.store.documents(in: "access.accounts")[0].body, as: UTF8.self)
            #expect(!body.contains(text.replacing("-", with: "")))
        }
    }

    @Test func `a password alone opens nothing where a code is asked for`() async throws {
        let (lab, policy) = (try AccessLab(), AccessPolicy.of(["ada": .admin]))
        _ = try await lab.enrol("ada")
        let outcome = try await lab.access.signIn.begin(
            "ada", password: AccessLab.password, from: AccessLab.here, under: policy)
        guard case .codeNeeded(let held) = outcome else {
            Issue.record("no code was asked for")
            return
        }
        await #expect(throws: AccessError.unauthenticated) {
            try await lab.access.sessions.authenticate(held.reveal(), under: policy)
        }
        #expect(try await lab.count(AccessLogin.self) == 0)
        lab.clock.advance(by: .seconds(301))
        await #expect(throws: AccessError.badCredentials) {
            try await lab.access.signIn.finish(held.reveal(), code: "000000", from: AccessLab.here, under: policy)
        }
    }

    /// Whoever has the password must not buy guesses at the code by giving the password again.
    @Test func `codes cannot be guessed by starting over`() async throws {
        let (lab, policy) = (try AccessLab(), AccessPolicy.of(["ada": .admin]))
        _ = try await lab.enrol("ada")
        var guesses = 0
        for number in 0..<200 {
            do {
                _ = try await lab.enter("ada", code: "99\(1000 + number)", under: policy)
                Issue.record("guessed")
            } catch AccessError.badCredentials {
                guesses += 1
            } catch AccessError.throttled {}
        }
        #expect(guesses <= 6)
    }
}

/// An authenticator app.
struct Device {
    let key: [UInt8]
    let recovery: [String]

    func code(at instant: Timestamp) -> String {
        OneTimeCode.code(key: key, step: OneTimeCode.step(at: instant))
    }
}

extension AccessLab {
    /// Makes an account with a second factor.
    func enrol(_ person: String) async throws -> Device {
        try await add(person)
        let enrolment = try await access.accounts.beginSecondFactor(of: person)
        let device = Device(key: Base32.decode(enrolment.secret.reveal()), recovery: [])
        let codes = try await access.accounts.confirmSecondFactor(
            of: person, code: device.code(at: clock.now()), by: try await root())
        return Device(key: device.key, recovery: codes.map { $0.reveal() })
    }

    func enter(_ person: String, code: String, under policy: AccessPolicy) async throws -> OpenedSession {
        let outcome = try await access.signIn.begin(
            person, password: Self.password, from: Self.here, under: policy)
        guard case .codeNeeded(let held) = outcome else { throw AccessError.noSecondFactor }
        return try await access.signIn.finish(held.reveal(), code: code, from: Self.here, under: policy)
    }
}
