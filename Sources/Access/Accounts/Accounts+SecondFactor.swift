import Surroundings
package import VigiePlan
import VigieStore

extension Accounts {
    /// What an authenticator app has to be told.
    package struct Enrolment: Sendable {
        /// In base 32, for typing in.
        package let secret: Secret
        /// For a QR code.
        package let uri: Secret
    }

    private static let recoveryCodes = 10

    /// Begins setting up a second factor. What was there before holds until the new one is confirmed.
    package func beginSecondFactor(of person: String, issuer: String = "Vigie") async throws -> Enrolment {
        let secret = Base32.encode(world.random.bytes(20), alphabet: Base32.standard)
        try await retryingConflicts {
            guard var sheet = try await drawer.find(person) else { throw AccessError.unknownPerson(person) }
            sheet.value.pendingFactor = SecondFactor(
                secret: try authenticators.seal(secret, of: person), lastStep: 0, recovery: [])
            _ = try await store.commit([try drawer.replacing(sheet)])
        }
        return Self.enrolment(of: person, secret: secret, issuer: issuer)
    }

    /// What is being set up, for who mistyped the first code.
    package func begunSecondFactor(of person: String, issuer: String = "Vigie") async throws -> Enrolment? {
        guard let factor = try await drawer.find(person)?.value.pendingFactor else { return nil }
        let secret = try authenticators.open(factor.secret, of: person)
        return Self.enrolment(of: person, secret: secret, issuer: issuer)
    }

    private static func enrolment(of person: String, secret: String, issuer: String) -> Enrolment {
        let name = FormText.escape(issuer)
        let uri = "otpauth://totp/\(name):\(person)?secret=\(secret)&issuer=\(name)&algorithm=SHA1&digits=6&period=30"
        return Enrolment(secret: Secret(secret), uri: Secret(uri))
    }

    /// Takes the new second factor into use, once its owner has shown that it works.
    ///
    /// - Returns: recovery codes, to be shown once; those of before are void.
    package func confirmSecondFactor(of person: String, code: String, by identity: Identity) async throws -> [Secret] {
        let codes = (0..<Self.recoveryCodes).map { _ in
            let text = Base32.encode(world.random.bytes(10))
            return
                "\(text.prefix(4))-\(text.dropFirst(4).prefix(4))-\(text.dropFirst(8).prefix(4))-\(text.dropFirst(12))"
        }
        try await change(person, AccessChanged(.secondFactorAdded), by: identity) { account in
            guard var factor = account.pendingFactor else { throw AccessError.noSecondFactor }
            guard let step = try step(of: Self.plain(code), factor, person) else { throw AccessError.badCredentials }
            factor.lastStep = step
            factor.recovery = codes.map { BearerSecret.digest(of: Self.plain($0)) }
            account.secondFactor = factor
            account.pendingFactor = nil
        }
        return codes.map(Secret.init)
    }

    package func removeSecondFactor(of person: String, by identity: Identity) async throws {
        try await change(person, AccessChanged(.secondFactorRemoved), by: identity) { account in
            guard account.secondFactor != nil else { throw AccessError.noSecondFactor }
            account.secondFactor = nil
        }
    }

    /// Uses a code up. Of several who show the same one, in whatever process, one is believed.
    ///
    /// - Returns: `nil` if it is not good, or not any more.
    func useCode(_ code: String, of person: String) async throws -> SignInMethod? {
        let plain = Self.plain(code)
        return try await retryingConflicts {
            guard var sheet = try await drawer.find(person), var factor = sheet.value.secondFactor else { return nil }
            var changes: [Change] = []
            let method: SignInMethod
            let digest = BearerSecret.digest(of: plain)
            // Recovery codes come first: they are good also where the key of the others is lost.
            if let index = factor.recovery.firstIndex(where: { ConstantTime.equal($0, digest) }) {
                factor.recovery.remove(at: index)
                method = .recoveryCode
                let actor = try await chronicle.actor(person)
                changes.append(try chronicle.entry(AccessChanged(.recoveryCodeUsed), about: actor, by: actor))
            } else if let step = try step(of: plain, factor, person) {
                factor.lastStep = step
                method = .passwordAndCode
                if factor.secret.isClear { factor.secret = try sealed(factor, of: person) }
            } else {
                return nil
            }
            sheet.value.secondFactor = factor
            _ = try await store.commit([try drawer.replacing(sheet)] + changes)
            return method
        }
    }

    /// Seals what was stored in clear by versions that did so.
    ///
    /// - Returns: how many there were.
    @discardableResult
    package func sealSecondFactors() async throws -> Int {
        var count = 0
        for sheet in try await drawer.all() where sheet.value.hasClearSecret {
            try await retryingConflicts {
                guard var sheet = try await drawer.find(sheet.name), sheet.value.hasClearSecret else { return }
                if let factor = sheet.value.secondFactor {
                    sheet.value.secondFactor?.secret = try sealed(factor, of: sheet.name)
                }
                // What was being set up may be begun again.
                if sheet.value.pendingFactor?.secret.isClear == true { sheet.value.pendingFactor = nil }
                _ = try await store.commit([try drawer.replacing(sheet)])
                count += 1
            }
        }
        return count
    }

    private func sealed(_ factor: SecondFactor, of person: String) throws -> SharedSecret {
        try authenticators.seal(try authenticators.open(factor.secret, of: person), of: person)
    }

    private func step(of code: String, _ factor: SecondFactor, _ person: String) throws -> Int64? {
        let secret = try authenticators.open(factor.secret, of: person)
        return OneTimeCode.step(of: code, key: Base32.decode(secret), at: world.now(), after: factor.lastStep)
    }

    /// As it was meant: people group digits, and read o for 0.
    private static func plain(_ code: String) -> String {
        code.prefix(64).lowercased().filter { $0.isLetter || $0.isNumber }.replacing("o", with: "0")
    }
}
