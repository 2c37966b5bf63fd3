package import JSONTree

/// A part of an object, seen through its type: the tree is the truth, and the properties are windows on it.
///
/// What the type does not know stays in the tree, so that reading and writing back loses nothing.
package protocol JSONView: Hashable, Sendable, JSONConvertible, Codable {
    var json: JSONValue { get set }
    init(json: JSONValue)
}

extension JSONView {
    package init() {
        self.init(json: .object([:]))
    }

    /// Makes one and fills it.
    package init(_ fill: (inout Self) -> Void) {
        self.init()
        fill(&self)
    }

    package init(from decoder: any Decoder) throws {
        self.init(json: try JSONValue(from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        try json.encode(to: encoder)
    }

    /// A field; `nil` where it is absent, or has another type than it should.
    package subscript<Value: JSONConvertible>(_ name: String) -> Value? {
        get { json[name].flatMap(Value.init(json:)) }
        set { json.edit(name) { $0 = newValue?.json } }
    }

    /// A field that is empty where it is absent; what is set empty is taken away.
    package subscript<Value: JSONConvertible & EmptyValue>(_ name: String) -> Value {
        get { json[name].flatMap(Value.init(json:)) ?? Value() }
        set { json.edit(name) { $0 = newValue.isEmptyValue ? JSONValue?.none : newValue.json } }
    }
}

/// A collection or a view, whose absence means the same as its emptiness.
package protocol EmptyValue {
    init()
    var isEmptyValue: Bool { get }
}

extension Array: EmptyValue {
    package var isEmptyValue: Bool { isEmpty }
}

extension Dictionary: EmptyValue {
    package var isEmptyValue: Bool { isEmpty }
}
