extension JSONTreeEncoder {
    /// The key of an element of an array.
    struct Index: CodingKey {
        let intValue: Int?
        var stringValue: String { "Index \(intValue ?? 0)" }

        init(_ index: Int) {
            intValue = index
        }

        init?(intValue: Int) {
            self.init(intValue)
        }

        init?(stringValue: String) {
            return nil
        }
    }

    /// The key under which a class puts what its superclass encodes.
    struct Super: CodingKey {
        let stringValue = "super"
        let intValue: Int? = nil

        init() {}

        init?(intValue: Int) {
            return nil
        }

        init?(stringValue: String) {
            self.init()
        }
    }
}

/// The members of an object.
struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: JSONTreeEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil(forKey key: Key) { put(.null, key) }
    func encode(_ value: Bool, forKey key: Key) { put(.bool(value), key) }
    func encode(_ value: String, forKey key: Key) { put(.string(value), key) }
    func encode(_ value: Double, forKey key: Key) throws { put(try encoder.number(value, at: key), key) }
    func encode(_ value: Float, forKey key: Key) throws { put(try encoder.number(value.widened, at: key), key) }
    func encode(_ value: Int, forKey key: Key) { put(encoder.integer(value), key) }
    func encode(_ value: Int8, forKey key: Key) { put(encoder.integer(value), key) }
    func encode(_ value: Int16, forKey key: Key) { put(encoder.integer(value), key) }
    func encode(_ value: Int32, forKey key: Key) { put(encoder.integer(value), key) }
    func encode(_ value: Int64, forKey key: Key) { put(encoder.integer(value), key) }
    func encode(_ value: UInt, forKey key: Key) { put(encoder.integer(value), key) }
    func encode(_ value: UInt8, forKey key: Key) { put(encoder.integer(value), key) }
    func encode(_ value: UInt16, forKey key: Key) { put(encoder.integer(value), key) }
    func encode(_ value: UInt32, forKey key: Key) { put(encoder.integer(value), key) }
    func encode(_ value: UInt64, forKey key: Key) { put(encoder.integer(value), key) }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        encoder.put(try encoder.slot(value, at: key), at: key)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        open(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { open(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { open(JSONTreeEncoder.Super()) }
    func superEncoder(forKey key: Key) -> any Encoder { open(key) }

    private func put(_ value: JSONValue, _ key: Key) { encoder.put(.value(value), at: key) }

    private func open(_ key: any CodingKey) -> JSONTreeEncoder {
        let child = encoder.below(key)
        encoder.put(.open(child), at: key)
        return child
    }
}

/// The elements of an array.
struct JSONElements: UnkeyedEncodingContainer {
    let encoder: JSONTreeEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { encoder.elementCount }
    private var key: JSONTreeEncoder.Index { JSONTreeEncoder.Index(count) }

    func encodeNil() { put(.null) }
    func encode(_ value: Bool) { put(.bool(value)) }
    func encode(_ value: String) { put(.string(value)) }
    func encode(_ value: Double) throws { put(try encoder.number(value, at: key)) }
    func encode(_ value: Float) throws { put(try encoder.number(value.widened, at: key)) }
    func encode(_ value: Int) { put(encoder.integer(value)) }
    func encode(_ value: Int8) { put(encoder.integer(value)) }
    func encode(_ value: Int16) { put(encoder.integer(value)) }
    func encode(_ value: Int32) { put(encoder.integer(value)) }
    func encode(_ value: Int64) { put(encoder.integer(value)) }
    func encode(_ value: UInt) { put(encoder.integer(value)) }
    func encode(_ value: UInt8) { put(encoder.integer(value)) }
    func encode(_ value: UInt16) { put(encoder.integer(value)) }
    func encode(_ value: UInt32) { put(encoder.integer(value)) }
    func encode(_ value: UInt64) { put(encoder.integer(value)) }
    func encode(_ value: some Encodable) throws { encoder.append(try encoder.slot(value, at: key)) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        open().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { open().unkeyedContainer() }
    func superEncoder() -> any Encoder { open() }

    private func put(_ value: JSONValue) { encoder.append(.value(value)) }

    private func open() -> JSONTreeEncoder {
        let child = encoder.below(key)
        encoder.append(.open(child))
        return child
    }
}

/// A value that is no container.
struct JSONSingle: SingleValueEncodingContainer {
    let encoder: JSONTreeEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil() { encoder.put(.null) }
    func encode(_ value: Bool) { encoder.put(.bool(value)) }
    func encode(_ value: String) { encoder.put(.string(value)) }
    func encode(_ value: Double) throws { encoder.put(try encoder.number(value, at: nil)) }
    func encode(_ value: Float) throws { encoder.put(try encoder.number(value.widened, at: nil)) }
    func encode(_ value: Int) { encoder.put(encoder.integer(value)) }
    func encode(_ value: Int8) { encoder.put(encoder.integer(value)) }
    func encode(_ value: Int16) { encoder.put(encoder.integer(value)) }
    func encode(_ value: Int32) { encoder.put(encoder.integer(value)) }
    func encode(_ value: Int64) { encoder.put(encoder.integer(value)) }
    func encode(_ value: UInt) { encoder.put(encoder.integer(value)) }
    func encode(_ value: UInt8) { encoder.put(encoder.integer(value)) }
    func encode(_ value: UInt16) { encoder.put(encoder.integer(value)) }
    func encode(_ value: UInt32) { encoder.put(encoder.integer(value)) }
    func encode(_ value: UInt64) { encoder.put(encoder.integer(value)) }
    func encode(_ value: some Encodable) throws { encoder.put(try encoder.slot(value, at: nil).finished) }
}

extension Float {
    /// The double that is written with the same digits.
    fileprivate var widened: Double { Double(description) ?? Double(self) }
}
