import Surroundings
import VigieEngine
import VigiePlan

/// What is particular to a kind of content when it is changed in one piece.
protocol SecretMaker: Sendable {
    /// Whether making may be done again when nobody knows whether it was done.
    var effect: Effect { get }
    /// Draws a new one, or has it made. Kept beside the records, so that a crash does not ask for a second one.
    func make(_ context: StepContext) async throws -> SecretFields
    /// Tries a new one, before anybody gets it.
    func prove(_ fields: SecretFields) async throws
    /// Whether an old one still opens what it should; otherwise it is not put back.
    func isUsable(_ fields: SecretFields) async throws -> Bool
    /// Takes back a new one that nobody got.
    func withdraw(_ fields: SecretFields) async throws
    /// Once everybody has the new one: looks that it is in use, and ends the old one.
    func settle(_ new: SecretFields, old: SecretFields?, _ context: StepContext) async throws -> Settlement
}

/// How a change ended.
struct Settlement: Codable, Sendable {
    var oldIsDead: Bool?
    var expires: Timestamp?
    /// Where the new one was seen in use.
    var seenAt: String?
}

extension SecretMaker {
    var effect: Effect { .repeatable }
    func prove(_ fields: SecretFields) async throws {}
    func isUsable(_ fields: SecretFields) async throws -> Bool { true }
    func withdraw(_ fields: SecretFields) async throws {}
    func settle(_ new: SecretFields, old: SecretFields?, _ context: StepContext) async throws -> Settlement {
        Settlement()
    }
}

/// Makes a value that means nothing.
struct RandomMaker: SecretMaker {
    let length: Int
    let world: World

    func make(_ context: StepContext) async throws -> SecretFields {
        SecretFields(["value": world.password(length: length)])
    }
}
