import JSONTree

/// Compares two answers member by member.
enum Shape {
    /// Where the second has something else, or something that the first has not.
    static func differences(
        _ found: JSONValue, _ recorded: JSONValue, _ changing: Set<String>, at path: String = ""
    ) -> [String] {
        switch (found, recorded) {
        case (.object(let mine), .object(let theirs)):
            var result: [String] = []
            for name in Set(mine.keys).union(theirs.keys).sorted() {
                let place = "\(path).\(name)"
                switch (mine[name], theirs[name]) {
                case (let left?, let right?):
                    if changing.contains(name) {
                        if sort(left) != sort(right) {
                            result.append("\(place) is \(sort(left)), recorded \(sort(right))")
                        }
                    } else {
                        result += differences(left, right, changing, at: place)
                    }
                case (nil, let right?) where !changing.contains(name):
                    result.append("\(place) is missing, recorded \(right.canonicalText.prefix(80))")
                case (let left?, nil) where !changing.contains(name):
                    result.append("\(place) is there, not recorded: \(left.canonicalText.prefix(80))")
                default: break
                }
            }
            return result
        case (.array(let mine), .array(let theirs)):
            // What a name's hash decides, or a moment, is not compared: the order of pods, and of conditions.
            let (mine, theirs) = (sorted(mine), sorted(theirs))
            // A recorded list was cut to its first three.
            if mine.count < theirs.count { return ["\(path) has \(mine.count), recorded \(theirs.count)"] }
            return zip(mine, theirs).enumerated().flatMap { index, pair in
                differences(pair.0, pair.1, changing, at: "\(path)[\(index)]")
            }
        default:
            let texts = (found.string.map(withoutHash), recorded.string.map(withoutHash))
            if let left = texts.0, left == texts.1 { return [] }
            guard found != recorded else { return [] }
            return ["\(path) is \(found.canonicalText.prefix(160)), recorded \(recorded.canonicalText.prefix(160))"]
        }
    }

    private static func sort(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "bool"
        case .integer, .number: "number"
        case .string: "text"
        case .array: "list"
        case .object: "object"
        }
    }

    /// A name that is made from a template's hash is another on another server.
    private static func withoutHash(_ text: String) -> String {
        text.replacing(#/web-[a-z0-9]{8,10}(-[a-z0-9]{5})?/#) { $0.output.1 == nil ? "web-HASH" : "web-HASH-POD" }
    }

    private static func sorted(_ elements: [JSONValue]) -> [JSONValue] {
        let keys = elements.map { element in
            let image = element.value(at: ["spec", "template", "spec", "containers"])?[0]?["image"]
            return (image ?? element.value(at: ["spec", "containers"])?[0]?["image"] ?? element["type"])?.string ?? ""
        }
        return zip(keys, elements).enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
            .map(\.element.1)
    }
}
