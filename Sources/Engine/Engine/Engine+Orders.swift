package import JSONTree
import VigieStore

extension Engine {
    /// The procedures that people may ask for, by name.
    package var offeredProcedures: [any Procedure.Type] {
        knownProcedures.filter { $0.isOffered }
    }

    /// All of them, by name: also those that only Vigie itself starts.
    package var knownProcedures: [any Procedure.Type] {
        procedures.values.sorted { $0.name.rawValue < $1.name.rawValue }
    }

    /// Asks for a run of a procedure that is only known by name.
    ///
    /// - Throws: `EngineError` when there is no such procedure, or it cannot read the input.
    @discardableResult
    package func start(
        _ name: String, input: JSONValue, cause: String, idempotencyKey: String? = nil
    ) async throws -> RunID {
        guard let type = procedures[name] else { throw EngineError.unknownProcedure(name) }
        return try await start(type, input: input, cause: cause, idempotencyKey: idempotencyKey)
    }

    private func start<P: Procedure>(
        _ type: P.Type, input: JSONValue, cause: String, idempotencyKey: String?
    ) async throws -> RunID {
        let procedure: P
        do {
            procedure = try input.decoded(as: type)
        } catch {
            throw EngineError.unreadableInput(procedure: type.name.rawValue, reason: String(describing: error))
        }
        return try await start(procedure, cause: cause, idempotencyKey: idempotencyKey)
    }
}
