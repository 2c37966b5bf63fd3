import JSONTree
import Synchronization
import VigieEngine

/// The JSON Schemas of procedures' inputs, each found out once.
final class InputSchemas: Sendable {
    private let known = Mutex<[String: JSONValue]>([:])

    func schema(of type: any Procedure.Type) -> JSONValue {
        known.withLock { known in
            if let schema = known[type.name.rawValue] { return schema }
            let schema = InputProbe.schema(of: type)
            known[type.name.rawValue] = schema
            return schema
        }
    }
}
