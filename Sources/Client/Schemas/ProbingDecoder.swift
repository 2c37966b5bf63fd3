/// A decoder that has nothing to decode: what it is asked goes to its probe.
struct ProbingDecoder: Decoder {
    let probe: InputProbe
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        probe.beginMembers()
        return KeyedDecodingContainer(ProbedMembers<Key>(probe: probe))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer {
        ProbedElements(probe: probe.beginElements())
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        ProbedValue(probe: probe)
    }
}

/// The members that a type asks for.
private struct ProbedMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let probe: InputProbe
    let codingPath: [any CodingKey] = []

    /// Who asks for all keys takes any.
    var allKeys: [Key] {
        probe.takeAnyMembers()
        return []
    }

    func contains(_ key: Key) -> Bool { true }

    /// Only asked where the member may be missing.
    func decodeNil(forKey key: Key) -> Bool {
        probe.mayBeMissing(key.stringValue)
        return false
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try probe.member(key.stringValue).standIn(for: type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
        ProbingDecoder(probe: probe.member(key.stringValue)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
        ProbingDecoder(probe: probe.member(key.stringValue)).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { ProbingDecoder(probe: probe.member("super")) }
    func superDecoder(forKey key: Key) -> any Decoder { ProbingDecoder(probe: probe.member(key.stringValue)) }
}

/// The elements of a list; there is one, to see what they are.
private struct ProbedElements: UnkeyedDecodingContainer {
    let probe: InputProbe
    let codingPath: [any CodingKey] = []
    let count: Int? = 1
    var currentIndex = 0

    var isAtEnd: Bool { currentIndex > 0 }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        currentIndex += 1
        return try probe.standIn(for: type)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedDecodingContainer<Nested> {
        currentIndex += 1
        return ProbingDecoder(probe: probe).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
        currentIndex += 1
        return ProbingDecoder(probe: probe).unkeyedContainer()
    }

    mutating func superDecoder() -> any Decoder { ProbingDecoder(probe: probe) }
}

/// A value by itself.
private struct ProbedValue: SingleValueDecodingContainer {
    let probe: InputProbe
    let codingPath: [any CodingKey] = []

    func decodeNil() -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try probe.standIn(for: type)
    }
}
