package import JSONTree

/// Which objects are meant, by their labels.
package struct LabelSelector: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package init(matching labels: [String: String]) {
        json = ["matchLabels": labels.json]
    }

    package var matchLabels: [String: String] {
        get { self["matchLabels"] }
        set { self["matchLabels"] = newValue }
    }
    package var matchExpressions: [Requirement] {
        get { self["matchExpressions"] }
        set { self["matchExpressions"] = newValue }
    }

    package struct Requirement: JSONView {
        package var json: JSONValue
        package init(json: JSONValue) { self.json = json }

        package var key: String { json["key"]?.string ?? "" }
        package var `operator`: String { json["operator"]?.string ?? "" }
        package var values: [String] { self["values"] }
    }

    package func matches(_ labels: [String: String]) -> Bool {
        matchLabels.allSatisfy { labels[$0.key] == $0.value }
            && matchExpressions.allSatisfy { requirement in
                let value = labels[requirement.key]
                return switch requirement.operator {
                case "In": value.map(requirement.values.contains) ?? false
                case "NotIn": !(value.map(requirement.values.contains) ?? false)
                case "Exists": value != nil
                case "DoesNotExist": value == nil
                default: false
                }
            }
    }

    /// As a query says it: `app=web,tier in (a,b)`.
    package var query: String {
        let plain = matchLabels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let others = matchExpressions.compactMap { requirement -> String? in
            let values = requirement.values.joined(separator: ",")
            return switch requirement.operator {
            case "In": "\(requirement.key) in (\(values))"
            case "NotIn": "\(requirement.key) notin (\(values))"
            case "Exists": requirement.key
            case "DoesNotExist": "!\(requirement.key)"
            default: nil
            }
        }
        return (plain + others).joined(separator: ",")
    }
}
