import CBOR
import JSONTree
import Surroundings
import Testing
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport

@testable import VigieAccess

/// Keys in devices: what an honest one says is believed, and nothing else.
@Suite struct PasskeyTests {
    private let policy = AccessPolicy.of(["ada": .admin, "grace": .viewer])

    @Test(arguments: SoftKey.Kind.allCases)
    func `a passkey lets its owner in`(kind: SoftKey.Kind) async throws {
        let lab = try AccessLab()
        let device = try SoftKey(kind)
        try await lab.register(device, of: "ada")
        #expect(try await lab.access.passkeys.areUsed())
        let opened = try await lab.enter(with: device, SoftKey.Lie(counter: 2), under: policy)
        #expect(opened.identity.person == "ada")
        #expect(opened.session.method == .passkey)
        let known = try #require(try await lab.access.accounts.find("ada")?.passkeys.first)
        #expect(known.usedAt != nil && known.label == "a telephone")
        let changes = try await lab.ledger.all(AccessChanged.self).map(\.evidence.change)
        #expect(changes.contains(.passkeyAdded))
    }

    @Test func `what was used and has lapsed keeps nobody out, and is forgotten`() async throws {
        let lab = try AccessLab()
        let spent = SpentOnce(chronicle: lab.access.chronicle, collection: "access.passkeys", most: 3)
        let end = lab.clock.now() + .seconds(300)
        for name in ["a", "b", "c"] { #expect(try await spent.spend(name, until: end)) }
        await #expect(throws: AccessError.busy) { try await spent.spend("d", until: end) }
        lab.clock.advance(by: .seconds(300))
        #expect(try await spent.spend("d", until: end + .seconds(300)))
        #expect(try await !spent.spend("d", until: end + .seconds(300)), "once")
        #expect(try await lab.store.documents(in: "access.passkeys").count == 1)
    }

    private static let lies: [(String, SoftKey.Lie)] = [
        ("another site's page", SoftKey.Lie(origin: "https://evil.example.org")),
        ("a page of the same name in clear", SoftKey.Lie(origin: "http://vigie.example.org")),
        ("another port", SoftKey.Lie(origin: "https://vigie.example.org:8443")),
        ("a frame in somebody's page", SoftKey.Lie(crossOrigin: true)),
        ("another challenge", SoftKey.Lie(challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
        ("another site's key", SoftKey.Lie(site: "evil.example.org")),
        ("nobody was there", SoftKey.Lie(flags: 0x44)), ("somebody was there, whoever", SoftKey.Lie(flags: 0x41)),
        ("copied though it cannot be", SoftKey.Lie(flags: 0x55)), ("more than there is", SoftKey.Lie(trailing: [0])),
        ("an id that is not the key's", SoftKey.Lie(id: [1, 2, 3])),
    ]

    @Test(arguments: lies) func `a registration that is not honest makes no passkey`(
        name: String, lie: SoftKey.Lie
    ) async throws {
        let lab = try AccessLab()
        await #expect(throws: AccessError.self, "\(name)") { try await lab.register(try SoftKey(), of: "ada", lie) }
        #expect(try await lab.access.accounts.find("ada")?.passkeys.isEmpty == true)
    }

    @Test(
        arguments: lies.filter { $0.1.flags.map { $0 & 0x40 == 0 } ?? true } + [
            ("a registration", SoftKey.Lie(type: "webauthn.create")),
            ("nobody was there", SoftKey.Lie(flags: 0x04)), ("whoever was there", SoftKey.Lie(flags: 0x01)),
            ("the counter went back", SoftKey.Lie(counter: 1)),
            ("the counter fell to nothing", SoftKey.Lie(counter: 0)),
            ("another signature", SoftKey.Lie(spoilsSignature: true)),
            ("somebody else's handle", SoftKey.Lie(handle: "AAAA")),
        ])
    func `a sign-in that is not honest opens nothing`(name: String, lie: SoftKey.Lie) async throws {
        let lab = try AccessLab()
        let device = try SoftKey()
        try await lab.register(device, of: "ada", SoftKey.Lie(counter: 1))
        var lie = lie
        if lie.counter == 1, !name.contains("counter") { lie.counter = 5 }
        await #expect(throws: AccessError.self, "\(name)") {
            try await lab.enter(with: device, lie, under: policy)
        }
        #expect(try await lab.access.sessions.list(of: "ada").isEmpty)
        _ = try await lab.enter(with: device, SoftKey.Lie(counter: 9), under: policy)
    }

    @Test func `an answer is good once, in its browser, for five minutes`() async throws {
        let lab = try AccessLab()
        let device = try SoftKey()
        try await lab.register(device, of: "ada", SoftKey.Lie(counter: 0))
        let (passkeys, party) = (lab.access.passkeys, try #require(SoftKey.party))
        func finish(_ begun: Passkeys.Begun, cookie: String?) async throws -> OpenedSession {
            let answer = try device.signed(try begun.challenge, SoftKey.Lie(counter: 0))
            return try await passkeys.signIn(
                answer, cookie: cookie, from: AccessLab.here, at: party, under: policy)
        }
        let begun = try await passkeys.beginSignIn(at: party)
        _ = try await finish(begun, cookie: begun.cookie.reveal())
        await #expect(throws: AccessError.passkey(.badChallenge), "replayed") {
            try await finish(begun, cookie: begun.cookie.reveal())
        }
        let second = try await passkeys.beginSignIn(at: party)
        await #expect(throws: AccessError.passkey(.badChallenge), "no cookie") { try await finish(second, cookie: nil) }
        let other = try await passkeys.beginSignIn(at: party)
        await #expect(throws: AccessError.passkey(.badChallenge), "another browser's") {
            try await finish(second, cookie: other.cookie.reveal())
        }
        let registration = try await passkeys.beginRegistration(of: try await lab.identity("ada"), at: party)
        await #expect(throws: AccessError.passkey(.badChallenge), "begun for something else") {
            try await finish(registration, cookie: registration.cookie.reveal())
        }
        let late = try await passkeys.beginSignIn(at: party)
        lab.clock.advance(by: .seconds(301))
        await #expect(throws: AccessError.passkey(.badChallenge), "too late") {
            try await finish(late, cookie: late.cookie.reveal())
        }
    }

    @Test func `a key is one person's, and an account that is closed stays closed`() async throws {
        let lab = try AccessLab()
        let device = try SoftKey()
        try await lab.register(device, of: "ada")
        await #expect(throws: AccessError.passkey(.alreadyKnown)) { try await lab.register(device, of: "grace") }
        await #expect(throws: AccessError.passkey(.unknownKey)) {
            try await lab.enter(with: try SoftKey(id: [9, 9]), under: policy)
        }
        try await lab.access.accounts.disable("ada", by: try await lab.root(), under: policy)
        await #expect(throws: AccessError.accountDisabled) {
            try await lab.enter(with: device, SoftKey.Lie(counter: 3), under: policy)
        }
        try await lab.access.accounts.enable("ada", by: try await lab.root())
        let id = try #require(try await lab.access.accounts.find("ada")?.passkeys.first).id
        try await lab.access.passkeys.remove(id, of: try await lab.identity("ada"))
        await #expect(throws: AccessError.passkey(.unknownKey)) {
            try await lab.enter(with: device, SoftKey.Lie(counter: 9), under: policy)
        }
    }

    @Test(arguments: [
        ("https://vigie.example.org", "vigie.example.org", "https://vigie.example.org"),
        ("https://Vigie.example.org:443/", "vigie.example.org", "https://vigie.example.org"),
        ("https://vigie.example.org:8443", "vigie.example.org", "https://vigie.example.org:8443"),
        ("http://localhost:8080", "localhost", "http://localhost:8080"),
    ])
    func `passkeys are bound to where people come`(address: String, id: String, origin: String) {
        let party = RelyingParty(address: address)
        #expect(party?.id == id && party?.origin == origin)
    }

    @Test(arguments: [
        "http://vigie.example.org", "https://192.0.2.7", "http://127.0.0.1:8080", "https://[::1]", "ftp://x", "",
    ])
    func `where browsers do none, none are offered`(address: String) {
        #expect(RelyingParty(address: address) == nil)
    }

    @Test func `a key that is too weak or of no known kind is refused`() throws {
        let weak: [UInt8] =
            [0xA4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20, 0x58, 0x80] + [UInt8](repeating: 0xFF, count: 128)
            + [0x21, 0x43, 0x01, 0x00, 0x01]
        let offCurve: [UInt8] =
            [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20] + [UInt8](repeating: 1, count: 32)
            + [0x22, 0x58, 0x20] + [UInt8](repeating: 1, count: 32)
        for bytes in [weak, offCurve, [0xA0], [0xA2, 0x01, 0x02, 0x03, 0x38, 0x22]] {
            #expect(throws: PasskeyFailure.badKey) { try CredentialKey(try CBORReader.value(of: bytes)) }
        }
    }
}

extension Passkeys.Begun {
    fileprivate var challenge: String {
        get throws { try #require(try JSONValue(parsing: Array(options.utf8))["challenge"]?.string) }
    }
}

extension AccessLab {
    fileprivate func identity(_ person: String) async throws -> Identity {
        if try await access.accounts.find(person) == nil { try await add(person) }
        return Identity(
            actor: try await access.actor(of: person), person: person, displayName: person,
            roles: .everywhere(.admin), credential: .commandLine)
    }

    fileprivate func register(_ device: SoftKey, of person: String, _ lie: SoftKey.Lie = SoftKey.Lie()) async throws {
        let (identity, party) = (try await identity(person), try #require(SoftKey.party))
        let begun = try await access.passkeys.beginRegistration(of: identity, at: party)
        try await access.passkeys.register(
            device.registered(try begun.challenge, lie), cookie: begun.cookie.reveal(), label: "a telephone",
            by: identity, at: party)
    }

    fileprivate func enter(
        with device: SoftKey, _ lie: SoftKey.Lie = SoftKey.Lie(), under policy: AccessPolicy
    ) async throws -> OpenedSession {
        let party = try #require(SoftKey.party)
        let begun = try await access.passkeys.beginSignIn(at: party)
        return try await access.passkeys.signIn(
            try device.signed(try begun.challenge, lie), cookie: begun.cookie.reveal(), from: Self.here, at: party,
            under: policy)
    }
}
