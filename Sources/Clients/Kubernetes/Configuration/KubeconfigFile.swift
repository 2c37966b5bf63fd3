import FoundationEssentials
import JSONTree
import Yams

/// One kubeconfig file as it was read: a tree, and where it stands.
struct KubeconfigFile {
    let path: String
    let tree: JSONValue

    init(path: String, text: String) throws(ConfigurationProblem) {
        self.path = path
        let node: Yams.Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            // The parser's own words quote the line, and a line may hold a token.
            throw ConfigurationProblem(file: path, Self.place(of: error))
        }
        guard let node else {
            tree = .object([:])
            return
        }
        guard node.mapping != nil else { throw ConfigurationProblem(file: path, "a kubeconfig is one mapping") }
        tree = JSONValue(yaml: node)
    }

    private static func place(of error: any Error) -> String {
        guard case .some(let mark) = (error as? YamlError).flatMap(Self.mark) else { return "this is not YAML" }
        return "this is not YAML (line \(mark.line), column \(mark.column))"
    }

    private static func mark(of error: YamlError) -> Mark? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
        default: nil
        }
    }

    /// The directory that relative paths in this file start from.
    var directory: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

extension JSONValue {
    /// The tree of a YAML node, with YAML's own reading of plain words.
    fileprivate init(yaml node: Yams.Node) {
        switch node {
        case .mapping(let mapping):
            var members: [String: JSONValue] = [:]
            for (key, value) in mapping { members[key.string ?? ""] = JSONValue(yaml: value) }
            self = .object(members)
        case .sequence(let sequence): self = .array(sequence.map { JSONValue(yaml: $0) })
        case .scalar(let scalar):
            if node.tag.description == Tag.Name.null.rawValue {
                self = .null
            } else if let flag = node.bool, scalar.style == .plain {
                self = .bool(flag)
            } else if let value = node.int, scalar.style == .plain {
                self = .integer(Int64(value))
            } else if let value = node.float, scalar.style == .plain, value.isFinite, node.int == nil {
                self = .number(value)
            } else {
                self = .string(scalar.string)
            }
        case .alias: self = .null
        }
    }
}
