import CBOR
import Crypto
import JSONTree
import Surroundings
package import VigiePlan
import VigieStore
import Wording

/// Keys in people's devices that stand for password and second factor in one (WebAuthn).
package struct Passkeys: Sendable {
    /// Something a device is asked to do.
    package struct Begun: Sendable {
        /// What our script hands to the browser, as JSON.
        package let options: String
        /// What the browser keeps meanwhile.
        package let cookie: Secret
    }

    private static let collection = "access.passkeys"
    private static let patience = Duration.seconds(300)
    /// As many as one person has devices.
    private static let most = 20

    let accounts: Accounts
    let sessions: Sessions
    let throttle: LoginThrottle
    let refusals: Refusals

    private var chronicle: Chronicle { accounts.chronicle }
    private var world: World { chronicle.world }
    private var used: SpentOnce { SpentOnce(chronicle: chronicle, collection: Self.collection) }

    /// Whether anybody has one here.
    package func areUsed() async throws -> Bool {
        try await accounts.list().contains { !$0.passkeys.isEmpty }
    }

    // MARK: Registering

    package func beginRegistration(of identity: Identity, at party: RelyingParty) async throws -> Begun {
        guard let account = try await accounts.find(identity.person) else {
            throw AccessError.unknownPerson(identity.person)
        }
        let ceremony = PasskeyCeremony(person: identity.person, expiresAt: world.now() + Self.patience, world)
        let options: JSONValue = [
            "challenge": .string(ceremony.challenge), "rp": ["id": .string(party.id), "name": "Vigie"],
            "user": [
                "id": .string(Base64URL.encode(Self.handle(of: account.person))), "name": .string(account.person),
                "displayName": .string(identity.displayName),
            ],
            "pubKeyCredParams": .array(
                CredentialKey.algorithms.map { ["type": "public-key", "alg": .integer($0)] }),
            "excludeCredentials": .array(
                account.passkeys.map { ["type": "public-key", "id": .string($0.id)] }),
            "authenticatorSelection": [
                "residentKey": "required", "requireResidentKey": true, "userVerification": "required",
            ],
            "attestation": "none", "timeout": 300_000,
        ]
        return Begun(options: options.canonicalText, cookie: try ceremony.sealed(with: try await key(), world))
    }

    /// Takes a key into use that a device has made.
    package func register(
        _ answer: PasskeyAnswer?, cookie: String?, label: String, by identity: Identity, at party: RelyingParty
    ) async throws {
        let passkey = try await mapped {
            guard let answer else { throw PasskeyFailure.malformed }
            let ceremony = try await opened(cookie)
            guard ceremony.person == identity.person else { throw PasskeyFailure.badChallenge }
            try ClientData(answer.clientData).check(.create, challenge: ceremony.challenge, party)
            guard let object = try? CBORReader.value(of: answer.data), let bytes = object["authData"]?.bytes else {
                throw PasskeyFailure.malformed
            }
            let data = try AuthenticatorData(bytes)
            try data.check(party)
            guard let made = data.credential, made.id == answer.id, let cose = try? CBORReader.value(of: made.key)
            else { throw PasskeyFailure.malformed }
            _ = try CredentialKey(cose)
            return Passkey(
                id: Base64URL.encode(made.id), label: Self.label(label), key: Base64URL.encode(made.key),
                counter: data.counter, createdAt: world.now())
        }
        guard try await owner(of: passkey.id) == nil else { throw AccessError.passkey(.alreadyKnown) }
        try await accounts.change(identity.person, AccessChanged(.passkeyAdded, object: passkey.id), by: identity) {
            guard $0.passkeys.count < Self.most else { throw AccessError.busy }
            $0.passkeys.append(passkey)
        }
    }

    package func remove(_ id: String, of identity: Identity) async throws {
        try await accounts.change(identity.person, AccessChanged(.passkeyRemoved, object: id), by: identity) {
            account in
            guard account.passkeys.contains(where: { $0.id == id }) else { throw AccessError.passkey(.unknownKey) }
            account.passkeys.removeAll { $0.id == id }
        }
    }

    // MARK: Signing in

    package func beginSignIn(at party: RelyingParty) async throws -> Begun {
        let ceremony = PasskeyCeremony(person: nil, expiresAt: world.now() + Self.patience, world)
        let options: JSONValue = [
            "challenge": .string(ceremony.challenge), "rpId": .string(party.id), "userVerification": "required",
            "timeout": 300_000,
        ]
        return Begun(options: options.canonicalText, cookie: try ceremony.sealed(with: try await key(), world))
    }

    /// Lets somebody in whose device has signed. An answer is good once.
    package func signIn(
        _ answer: PasskeyAnswer?, cookie: String?, from visit: Visit, at party: RelyingParty, under policy: AccessPolicy
    ) async throws -> OpenedSession {
        do {
            let attempt = try await throttle.admit(nil, isKnown: false, from: visit)
            let account = try await mapped { try await recognised(answer, cookie, party) }
            guard !account.isDisabled else { throw AccessError.accountDisabled }
            let opened = try await sessions.open(
                account.person, method: .passkey, epoch: account.epoch, isFounder: account.isFounder, from: visit,
                under: policy)
            try await throttle.excuse(attempt)
            return opened
        } catch let error as AccessError {
            try await refusals.note(action: "login", reason: error.problem.code, from: visit)
            throw error
        }
    }

    /// Whose key it is, once it has shown that it is. The count of its uses goes up in the same write.
    private func recognised(
        _ answer: PasskeyAnswer?, _ cookie: String?, _ party: RelyingParty
    ) async throws -> Account {
        guard let answer else { throw PasskeyFailure.malformed }
        let ceremony = try await opened(cookie)
        guard ceremony.person == nil else { throw PasskeyFailure.badChallenge }
        let client = try ClientData(answer.clientData)
        try client.check(.get, challenge: ceremony.challenge, party)
        let data = try AuthenticatorData(answer.data)
        try data.check(party)
        let id = Base64URL.encode(answer.id)
        return try await retryingConflicts {
            guard var sheet = try await owner(of: id),
                let place = sheet.value.passkeys.firstIndex(where: { $0.id == id })
            else { throw PasskeyFailure.unknownKey }
            let passkey = sheet.value.passkeys[place]
            guard answer.userHandle.isEmpty || answer.userHandle == Self.handle(of: sheet.value.person) else {
                throw PasskeyFailure.unknownKey
            }
            guard let bytes = Base64URL.decode(passkey.key), let cose = try? CBORReader.value(of: bytes) else {
                throw AccessError.damaged(collection: Accounts.collection)
            }
            guard try CredentialKey(cose).verifies(answer.signature, of: data.bytes + client.digest) else {
                throw PasskeyFailure.badSignature
            }
            guard data.counter > passkey.counter || data.counter == 0 && passkey.counter == 0 else {
                throw PasskeyFailure.counterWentBack
            }
            sheet.value.passkeys[place].counter = data.counter
            sheet.value.passkeys[place].usedAt = world.now()
            _ = try await chronicle.store.commit([try accounts.drawer.replacing(sheet)])
            return sheet.value
        }
    }

    private func owner(of id: String) async throws -> Drawer<Account>.Sheet? {
        try await accounts.drawer.all().first { $0.value.passkeys.contains { $0.id == id } }
    }

    /// What this browser has begun, once.
    private func opened(_ cookie: String?) async throws -> PasskeyCeremony {
        let now = world.now()
        guard let cookie, let ceremony = PasskeyCeremony(sealed: cookie, with: try await key()),
            now < ceremony.expiresAt
        else { throw PasskeyFailure.badChallenge }
        guard try await used.spend(ceremony.challenge, until: ceremony.expiresAt) else {
            throw PasskeyFailure.badChallenge
        }
        return ceremony
    }

    private func key() async throws -> SymmetricKey {
        let code = HMAC<SHA256>.authenticationCode(for: PasskeyCeremony.purpose, using: try await chronicle.key())
        return SymmetricKey(data: code)
    }

    /// What devices know a person by: nothing that says who it is.
    private static func handle(of person: String) -> [UInt8] {
        Array(SHA256.hash(data: Array("vigie/passkey/\(person)".utf8)))
    }

    private static func label(_ text: String) -> String {
        let label = String(text.prefix(60))
        return label.isEmpty ? "passkey" : label
    }

    private func mapped<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let failure as PasskeyFailure {
            throw AccessError.passkey(failure)
        }
    }
}
