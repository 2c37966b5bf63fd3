package import JSONTree
package import Surroundings

/// `v1.Time` and `v1.MicroTime`: both are read; a time is written in whole seconds, a micro-time by `microTime`.
extension Timestamp: JSONConvertible {
    package init?(json: JSONValue) {
        guard let text = json.string, let instant = Timestamp(rfc3339: text) else { return nil }
        self = instant
    }

    package var json: JSONValue {
        .string(rfc3339.prefix(19) + "Z")
    }

    /// With six digits after the second, as leases and events have it.
    package var microTime: JSONValue { .string(rfc3339) }
}
