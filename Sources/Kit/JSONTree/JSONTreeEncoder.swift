import FoundationEssentials

/// Turns an encodable value into a `JSONValue` directly, without writing and reading the text between.
///
/// The engine encodes every step and the ledger every entry, so it is worth not taking the detour by Foundation's
/// encoder. Their results agree; a test holds that.
final class JSONTreeEncoder: Encoder {
    /// A place in a container: filled at once, or still being filled by whoever was given an encoder for it.
    enum Slot {
        case value(JSONValue)
        case open(JSONTreeEncoder)

        var finished: JSONValue {
            switch self {
            case .value(let value): value
            // What encodes nothing is an empty object.
            case .open(let encoder): encoder.value ?? .object([:])
            }
        }
    }

    private enum Content {
        case nothing
        case value(JSONValue)
        case members([String: Slot])
        case elements([Slot])
    }

    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]
    private var content = Content.nothing

    init(codingPath: [any CodingKey] = []) {
        self.codingPath = codingPath
    }

    /// The finished tree; `nil` where nothing was encoded.
    var value: JSONValue? {
        switch content {
        case .nothing: nil
        case .value(let value): value
        case .members(let members): .object(members.mapValues(\.finished))
        case .elements(let elements): .array(elements.map(\.finished))
        }
    }

    var elementCount: Int {
        if case .elements(let elements) = content { elements.count } else { 0 }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .members = content {} else { content = .members([:]) }
        return KeyedEncodingContainer(JSONMembers<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .elements = content {} else { content = .elements([]) }
        return JSONElements(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        JSONSingle(encoder: self)
    }

    // MARK: Filling

    func put(_ value: JSONValue) {
        content = .value(value)
    }

    func put(_ slot: Slot, at key: any CodingKey) {
        guard case .members(var members) = content else { return }
        content = .nothing
        members[key.stringValue] = slot
        content = .members(members)
    }

    func append(_ slot: Slot) {
        guard case .elements(var elements) = content else { return }
        content = .nothing
        elements.append(slot)
        content = .elements(elements)
    }

    /// An encoder for a place below this one.
    func below(_ key: (any CodingKey)?) -> JSONTreeEncoder {
        JSONTreeEncoder(codingPath: key.map { codingPath + [$0] } ?? codingPath)
    }

    // MARK: Values

    /// The tree of a value that has an encoding of its own.
    func slot(_ value: some Encodable, at key: (any CodingKey)?) throws -> Slot {
        switch value {
        case let text as String: return .value(.string(text))
        case let data as Data: return .value(.string(data.base64EncodedString()))
        case let url as URL: return .value(.string(url.absoluteString))
        default:
            let encoder = below(key)
            try value.encode(to: encoder)
            return .value(encoder.value ?? .object([:]))
        }
    }

    /// JSON has neither NaN nor infinity; to write something else would be to record what was not measured.
    func number(_ value: Double, at key: (any CodingKey)?) throws -> JSONValue {
        guard value.isFinite else {
            let path = below(key).codingPath
            throw EncodingError.invalidValue(
                value, EncodingError.Context(codingPath: path, debugDescription: "\(value) is no JSON number"))
        }
        return .number(value)
    }

    /// A whole number as JSON text would be read back.
    func integer(_ value: some BinaryInteger) -> JSONValue {
        Int64(exactly: value).map(JSONValue.integer) ?? .number(Double(value))
    }
}
