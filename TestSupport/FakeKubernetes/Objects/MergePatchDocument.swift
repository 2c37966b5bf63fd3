import JSONTree

/// RFC 7386, and Kubernetes' own way of merging lists by their keys.
struct MergePatchDocument {
    let catalog: SchemaCatalog

    static func merge(_ patch: JSONValue, into object: JSONValue) -> JSONValue {
        guard case .object(let changes) = patch else { return patch }
        var members = object.object ?? [:]
        for (name, change) in changes {
            members[name] = change.isNull ? JSONValue?.none : merge(change, into: members[name] ?? .object([:]))
        }
        return .object(members)
    }

    /// A strategic merge.
    func merge(_ patch: JSONValue, into object: JSONValue, as type: SchemaType) -> JSONValue {
        guard case .object(var changes) = patch else { return patch }
        switch changes.removeValue(forKey: "$patch")?.string {
        case "replace": return .object(changes)
        case "delete": return .null
        default: break
        }
        let kept = changes.removeValue(forKey: "$retainKeys")?.array?.compactMap(\.string)
        var members = object.object ?? [:]
        if let kept { members = members.filter { kept.contains($0.key) } }
        for (name, change) in changes {
            if name.hasPrefix("$setElementOrder/") { continue }
            if name.hasPrefix("$deleteFromPrimitiveList/") {
                let list = String(name.dropFirst("$deleteFromPrimitiveList/".count))
                let gone = change.array ?? []
                members[list] = .array((members[list]?.array ?? []).filter { !gone.contains($0) })
                continue
            }
            guard !change.isNull else {
                members[name] = nil
                continue
            }
            let inner = field(name, of: type)
            if case .array(let elements) = change, case .list(let element, _, let key?) = inner {
                members[name] = .array(merge(elements, into: members[name]?.array ?? [], by: key, as: element))
            } else if change.object != nil {
                let merged = merge(change, into: members[name] ?? .object([:]), as: inner)
                members[name] = merged.isNull ? JSONValue?.none : merged
            } else {
                members[name] = change
            }
        }
        return .object(members)
    }

    private func merge(
        _ changes: [JSONValue], into elements: [JSONValue], by key: String, as type: SchemaType
    ) -> [JSONValue] {
        var result = elements
        for change in changes {
            if key.isEmpty || change.object == nil {
                if !result.contains(change) { result.append(change) }
            } else if change["$patch"]?.string == "replace", change[key] == nil {
                result = changes.filter { $0["$patch"] == nil }
                return result
            } else if let index = result.firstIndex(where: { $0[key] == change[key] }) {
                if change["$patch"]?.string == "delete" {
                    result.remove(at: index)
                } else {
                    result[index] = merge(change, into: result[index], as: type)
                }
            } else if change["$patch"]?.string != "delete" {
                result.append(merge(change, into: .object([:]), as: type))
            }
        }
        return result
    }

    private func field(_ name: String, of type: SchemaType) -> SchemaType {
        switch type {
        case .structure(let structure, _): catalog.structure(structure)?.fields[name] ?? .anything
        case .map(let inner): inner
        default: .anything
        }
    }
}
