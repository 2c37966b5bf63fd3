/// Writes metrics as OpenMetrics 1.0 text.
struct Exposition {
    static let type = "application/openmetrics-text; version=1.0.0; charset=utf-8"

    enum Kind: String {
        case gauge, counter, histogram, info
    }

    private(set) var text = ""

    /// Begins a family; its samples follow.
    mutating func family(_ name: String, _ kind: Kind, _ help: String, unit: String? = nil) {
        text += "# TYPE \(name) \(kind.rawValue)\n"
        if let unit { text += "# UNIT \(name) \(unit)\n" }
        text += "# HELP \(name) \(Self.escaped(help))\n"
    }

    mutating func sample(_ name: String, _ labels: KeyValuePairs<String, String>, _ value: Double) {
        let pairs = labels.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
        text += "\(name)\(pairs.isEmpty ? "" : "{\(pairs)}") \(Self.number(value))\n"
    }

    /// A family of one value without labels.
    mutating func gauge(_ name: String, _ help: String, unit: String? = nil, _ value: Double) {
        family(name, .gauge, help, unit: unit)
        sample(name, [:], value)
    }

    mutating func finish() {
        text += "# EOF\n"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 0x1p53 ? String(Int64(value)) : String(value)
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n", "\r\n": escaped += "\\n"
            default: escaped.append(character)
            }
        }
    }
}
