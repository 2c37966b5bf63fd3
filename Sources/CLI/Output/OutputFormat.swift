import ArgumentParser
import JSONTree
import TerminalOutput
import Yams

/// How a command's result is written. Every command routes its result through here.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table
    case json
    case yaml
}

/// A result that can be shown to a person and to a program. Both come from the same value.
protocol Presentable {
    /// For a person: a table, or a few lines.
    var text: String { get }
    /// For a program.
    var json: JSONValue { get throws }
}

extension OutputFormat {
    /// Writes a result to standard output.
    func present(_ result: some Presentable) throws {
        switch self {
        case .table: Terminal.write(result.text)
        case .json: Terminal.emit(try result.json.pretty)
        case .yaml: Terminal.emit(try Yams.serialize(node: Node(try result.json), sortKeys: true), end: "")
        }
    }
}

extension Node {
    /// The YAML form of a JSON document; texts that another reader might take for something else are quoted.
    fileprivate init(_ value: JSONValue) throws {
        switch value {
        case .null: self = Node("null", Tag(.null))
        case .bool(let flag): self = Node(flag ? "true" : "false", Tag(.bool))
        case .integer(let number): self = Node(String(number), Tag(.int))
        case .number: self = Node(value.canonicalText, Tag(.float))
        case .string(let text): self = Node(text, Tag(.str), Node(text).isPlainText ? .any : .doubleQuoted)
        case .array(let elements): self = Node(try elements.map { try Node($0) })
        case .object(let members):
            self = Node(try members.sorted { $0.key < $1.key }.map { (Node($0.key), try Node($0.value)) })
        }
    }

    private var isPlainText: Bool {
        tag.description == Tag.Name.str.rawValue
    }
}
