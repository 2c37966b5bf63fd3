import JSONTree

/// Fields of an object, each by its path: `f:spec`, `k:{"name":"web"}`, `v:"a"`.
struct FieldSet: Equatable, Sendable {
    typealias Path = [String]

    /// Who asks: an apply names what it wants, an update owns the containers too.
    enum Style { case apply, update }

    private(set) var paths: Set<Path> = []

    var isEmpty: Bool { paths.isEmpty }

    init(_ paths: Set<Path> = []) {
        self.paths = paths
    }

    /// The fields that a manager of this object could own.
    init(of object: JSONValue, as type: SchemaType, _ style: Style, catalog: SchemaCatalog, status: Bool) {
        let reader = Reader(style: style, catalog: catalog)
        for (name, value) in object.object ?? [:] {
            switch name {
            case "apiVersion", "kind": continue
            case "status" where !status: continue
            case "metadata":
                for part in ["labels", "annotations", "finalizers", "ownerReferences"] {
                    guard let value = value[part] else { continue }
                    reader.collect(
                        value, reader.field(part, of: .structure("meta.ObjectMeta", isAtomic: false)),
                        ["f:metadata", "f:\(part)"], into: &paths)
                }
            default: reader.collect(value, reader.field(name, of: type), ["f:\(name)"], into: &paths)
            }
        }
    }

    /// Reads `fieldsV1`.
    init(tree: JSONValue) {
        func read(_ tree: JSONValue, _ path: Path, into paths: inout Set<Path>) {
            let members = tree.object ?? [:]
            if members.isEmpty, !path.isEmpty { paths.insert(path) }
            for (name, inner) in members {
                if name == "." { paths.insert(path) } else { read(inner, path + [name], into: &paths) }
            }
        }
        read(tree, [], into: &paths)
    }

    /// As `fieldsV1`.
    var tree: JSONValue {
        final class Node {
            var children: [String: Node] = [:]
            var isMember = false

            var json: JSONValue {
                var members = children.mapValues(\.json)
                if isMember, !children.isEmpty { members["."] = .object([:]) }
                return .object(members)
            }
        }
        let root = Node()
        for path in paths {
            var node = root
            for word in path {
                let next = node.children[word] ?? Node()
                node.children[word] = next
                node = next
            }
            node.isMember = true
        }
        return root.json
    }

    func union(_ other: FieldSet) -> FieldSet { FieldSet(paths.union(other.paths)) }
    func subtracting(_ other: FieldSet) -> FieldSet { FieldSet(paths.subtracting(other.paths)) }
    func filter(_ keep: (Path) -> Bool) -> FieldSet { FieldSet(paths.filter(keep)) }

    /// A path as people read it: `.spec.containers[name="web"].image`.
    static func text(_ path: Path) -> String {
        path.reduce(into: "") { text, word in
            if word.hasPrefix("f:") {
                text += "." + word.dropFirst(2)
            } else if word.hasPrefix("k:"), let keys = try? JSONValue(parsing: String(word.dropFirst(2))) {
                let pairs = (keys.object ?? [:]).sorted { $0.key < $1.key }
                text += "[" + pairs.map { "\($0.key)=\($0.value.canonicalText)" }.joined(separator: ",") + "]"
            } else {
                text += "[\(word.dropFirst(2))]"
            }
        }
    }

    private struct Reader {
        let style: Style
        let catalog: SchemaCatalog

        func field(_ name: String, of type: SchemaType) -> SchemaType {
            guard case .structure(let structure, _) = type else { return .anything }
            return catalog.structure(structure)?.fields[name] ?? .anything
        }

        func collect(_ value: JSONValue, _ type: SchemaType, _ path: Path, into paths: inout Set<Path>) {
            switch (type, value) {
            case (.structure(_, isAtomic: false), .object(let members)), (.anything, .object(let members)):
                if members.isEmpty { paths.insert(path) }
                for (name, member) in members {
                    collect(member, field(name, of: type), path + ["f:\(name)"], into: &paths)
                }
            case (.map(let inner), .object(let members)):
                if style == .update || members.isEmpty { paths.insert(path) }
                for (name, member) in members { collect(member, inner, path + ["f:\(name)"], into: &paths) }
            case (.list(let inner, .map(let keys), _), .array(let elements)):
                if style == .update || elements.isEmpty { paths.insert(path) }
                for element in elements {
                    let place = path + [FieldSet.key(element, keys)]
                    paths.insert(place)
                    collect(element, inner, place, into: &paths)
                }
            case (.list(_, .set, _), .array(let elements)):
                if style == .update || elements.isEmpty { paths.insert(path) }
                for element in elements { paths.insert(path + ["v:\(element.canonicalText)"]) }
            default: paths.insert(path)
            }
        }
    }

    /// An element of a list, by what tells it from the others.
    static func key(_ element: JSONValue, _ keys: [String]) -> String {
        var members: [String: JSONValue] = [:]
        for key in keys { members[key] = element[key] ?? (key == "protocol" ? "TCP" : nil) }
        return "k:\(JSONValue.object(members).canonicalText)"
    }
}
