import HTTPCalls
import Surroundings
import VigieEngine
import VigiePlan

/// Has a token made by somebody's API, and the old one ended there.
struct TokenMaker: SecretMaker {
    let spec: HTTPToken
    let secrets: SecretResolver
    /// The same whenever the run asks, so that a server that knows such keys makes one token only.
    let run: String
    let world: World

    /// Only a server that is told a key can be asked twice; otherwise a person has to look for a token nobody has.
    var effect: Effect { spec.create.call.places.contains("run") ? .repeatable : .once }

    func make(_ context: StepContext) async throws -> SecretFields {
        let answer = try await send(spec.create, ["run": run], "create")
        guard let json = answer.json, let token = spec.token.string(in: json), token.count > 7 else {
            throw SecretsError.noTokenInAnswer(pointer: spec.token.text)
        }
        var fields = ["value": token]
        if let pointer = spec.identifier {
            guard let identifier = pointer.string(in: json), !identifier.isEmpty else {
                throw SecretsError.noTokenInAnswer(pointer: pointer.text)
            }
            fields["identifier"] = identifier
        }
        return SecretFields(fields)
    }

    func prove(_ fields: SecretFields) async throws {
        _ = try await send(spec.prove, ["token": fields["value"] ?? ""], "prove")
    }

    func isUsable(_ fields: SecretFields) async throws -> Bool {
        try await !isDead(fields)
    }

    func withdraw(_ fields: SecretFields) async throws {
        if try await isDead(fields) { return }
        try await revoke(fields)
    }

    /// The old token goes once everybody has the new one; whether it is gone is tried, not believed. From the revocation
    /// on there is no way back.
    func settle(_ new: SecretFields, old: SecretFields?, _ context: StepContext) async throws -> Settlement {
        guard let old, old != new else { return Settlement() }
        if try await !isDead(old) { try await revoke(old) }
        let began = world.clock.elapsed()
        while try await !isDead(old) {
            // Its revocation was accepted and may take effect yet: putting it back would leave nobody with a token.
            guard world.clock.elapsed() - began < spec.patience else { return Settlement(oldIsDead: false) }
            try await world.clock.sleep(for: min(.seconds(2), spec.patience / 10))
        }
        return Settlement(oldIsDead: true)
    }

    private func isDead(_ fields: SecretFields) async throws -> Bool {
        let status = try await status(of: spec.prove, ["token": fields["value"] ?? ""])
        if spec.refused.contains(status) { return true }
        guard spec.prove.expect.contains(status) else {
            throw SecretsError.unexpectedStatus(call: "prove", status: status)
        }
        return false
    }

    private func revoke(_ fields: SecretFields) async throws {
        _ = try await send(
            spec.revoke, ["token": fields["value"] ?? "", "identifier": fields["identifier"] ?? ""], "revoke")
    }

    private func send(
        _ described: DescribedCall, _ values: [String: String], _ name: String
    ) async throws -> HTTPCaller.Answer {
        let answer = try await ask(described, values)
        guard described.expect.contains(answer.status) else {
            throw SecretsError.unexpectedStatus(call: name, status: answer.status)
        }
        return answer
    }

    private func status(of described: DescribedCall, _ values: [String: String]) async throws -> Int {
        try await ask(described, values).status
    }

    private func ask(_ described: DescribedCall, _ values: [String: String]) async throws -> HTTPCaller.Answer {
        let own = try spec.secrets.mapValues { try secrets.resolve($0).reveal() }
        return try await HTTPCaller.with(authorities: spec.certificateAuthorities) { caller in
            try await caller.send(described.call, values.merging(own) { value, _ in value })
        }
    }
}
