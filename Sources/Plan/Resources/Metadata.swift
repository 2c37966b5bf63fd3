import JSONTree

/// The `metadata` of an envelope.
struct Metadata: PlanObject {
    let name: String
    let labels: [String: String]
    let annotations: [String: String]

    init(from fields: inout Fields) {
        name = fields.required(
            "name", .resourceName, "The resource's name, unique among those of its kind: small letters, digits, dashes."
        )
        labels = fields.optional("labels", .map(of: .string), default: [:], "Words of your own to sort resources by.")
        annotations = fields.optional("annotations", .map(of: .text), default: [:], "Notes of your own; not read.")
    }
}

/// The form of a resource's name: a DNS label (RFC 1123), because names become parts of host names and paths.
enum ResourceName {
    static let pattern = "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"

    static func isValid(_ name: String) -> Bool {
        let bytes = name.utf8
        guard (1...63).contains(bytes.count), bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-") else {
            return false
        }
        return bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    }
}

extension Shape where Value == String {
    /// The name of a resource.
    static var resourceName: Shape<String> {
        parsed("a name", example: "shop", pattern: ResourceName.pattern, standIn: "") { text in
            guard ResourceName.isValid(text) else {
                throw ShapeProblem(
                    "is not a name for a resource", code: "plan.bad-name",
                    hint: "use small letters, digits and dashes, 63 at most, with a letter or digit at both ends")
            }
            return text
        } write: {
            .string($0)
        }
    }
}
