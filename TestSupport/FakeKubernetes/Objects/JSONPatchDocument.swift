import JSONTree

/// RFC 6902.
enum JSONPatchDocument {
    struct Failed: Error {}

    static func apply(_ patch: JSONValue, to object: JSONValue) throws -> JSONValue {
        guard let steps = patch.array else { throw Failed() }
        var result = object
        for step in steps {
            guard let op = step["op"]?.string, let path = step["path"]?.string.map(words) else { throw Failed() }
            switch op {
            case "add": result = try edit(result, path, .add(step["value"] ?? .null))
            case "replace": result = try edit(result, path, .replace(step["value"] ?? .null))
            case "remove": result = try edit(result, path, .remove)
            case "test": guard try value(result, path) == step["value"] ?? .null else { throw Failed() }
            case "copy", "move":
                guard let from = step["from"]?.string.map(words) else { throw Failed() }
                let moved = try value(result, from)
                if op == "move" { result = try edit(result, from, .remove) }
                result = try edit(result, path, .add(moved))
            default: throw Failed()
            }
        }
        return result
    }

    private enum Edit {
        case add(JSONValue)
        case replace(JSONValue)
        case remove
    }

    private static func words(_ pointer: String) -> [String] {
        pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
            .map { $0.replacing("~1", with: "/").replacing("~0", with: "~") }
    }

    private static func value(_ tree: JSONValue, _ path: [String]) throws -> JSONValue {
        try path.reduce(tree) { current, word in
            switch current {
            case .object(let members):
                guard let member = members[word] else { throw Failed() }
                return member
            case .array(let elements):
                guard let index = Int(word), elements.indices.contains(index) else { throw Failed() }
                return elements[index]
            default: throw Failed()
            }
        }
    }

    private static func edit(_ tree: JSONValue, _ path: [String], _ edit: Edit) throws -> JSONValue {
        guard let word = path.first else {
            switch edit {
            case .add(let value), .replace(let value): return value
            case .remove: throw Failed()
            }
        }
        let isLast = path.count == 1
        switch tree {
        case .object(var members):
            if !isLast {
                guard let inner = members[word] else { throw Failed() }
                members[word] = try self.edit(inner, Array(path.dropFirst()), edit)
                return .object(members)
            }
            switch edit {
            case .add(let value): members[word] = value
            case .replace(let value):
                guard members[word] != nil else { throw Failed() }
                members[word] = value
            case .remove: guard members.removeValue(forKey: word) != nil else { throw Failed() }
            }
            return .object(members)
        case .array(var elements):
            guard let index = word == "-" ? elements.count : Int(word), index >= 0 else { throw Failed() }
            if !isLast {
                guard elements.indices.contains(index) else { throw Failed() }
                elements[index] = try self.edit(elements[index], Array(path.dropFirst()), edit)
                return .array(elements)
            }
            switch edit {
            case .add(let value):
                guard index <= elements.count else { throw Failed() }
                elements.insert(value, at: index)
            case .replace(let value):
                guard elements.indices.contains(index) else { throw Failed() }
                elements[index] = value
            case .remove:
                guard elements.indices.contains(index) else { throw Failed() }
                elements.remove(at: index)
            }
            return .array(elements)
        default: throw Failed()
        }
    }
}
