package import JSONTree

/// Holds a value against a schema of the kind that `InputProbe` makes.
package enum InputCheck {
    /// What is wrong, or `nil` where nothing is.
    package static func fault(in value: JSONValue, by schema: JSONValue, at place: String = "the input") -> String? {
        if let words = schema["enum"]?.array, !words.contains(value) {
            return "\(place) has to be one of \(words.compactMap(\.string).joined(separator: ", "))"
        }
        switch schema["type"]?.string {
        case "object": return objectFault(in: value, by: schema, at: place)
        case "array":
            guard let elements = value.array else { return "\(place) has to be a list" }
            guard let items = schema["items"] else { return nil }
            return elements.enumerated().lazy.compactMap { fault(in: $1, by: items, at: "\(place)[\($0)]") }.first
        case "string": return value.string == nil ? "\(place) has to be a text" : nil
        case "boolean": return value.bool == nil ? "\(place) has to be true or false" : nil
        case "number": return value.number == nil ? "\(place) has to be a number" : nil
        case "integer":
            guard let number = value.integer else { return "\(place) has to be a whole number" }
            let (least, most) = (schema["minimum"]?.integer ?? .min, schema["maximum"]?.integer ?? .max)
            return least <= number && number <= most ? nil : "\(place) has to be from \(least) to \(most)"
        default: return nil
        }
    }

    private static func objectFault(in value: JSONValue, by schema: JSONValue, at place: String) -> String? {
        guard let members = value.object else { return "\(place) has to be an object" }
        let properties = schema["properties"]?.object ?? [:]
        for name in schema["required"]?.array?.compactMap(\.string) ?? [] where members[name] == nil {
            return "\(place) has no '\(name)'"
        }
        for (name, member) in members.sorted(by: { $0.key < $1.key }) {
            guard let property = properties[name] else {
                if schema["additionalProperties"] == false { return "\(place) has an unknown member '\(name)'" }
                continue
            }
            if let fault = fault(in: member, by: property, at: "'\(name)'") { return fault }
        }
        return nil
    }
}
