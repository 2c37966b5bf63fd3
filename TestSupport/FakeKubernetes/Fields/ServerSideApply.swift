import JSONTree

/// Server-side apply: fields have owners, and who applies says all that is his.
struct ServerSideApply {
    let catalog: SchemaCatalog
    let type: SchemaType
    let isStatus: Bool

    /// - Throws: A conflict, where others own fields that would change and force is not used.
    func apply(
        _ applied: JSONValue, to live: JSONValue, by applier: FieldOwners.Owner, force: Bool
    ) throws -> JSONValue {
        var owners = FieldOwners(of: live)
        let wanted = FieldSet(of: applied, as: type, .apply, catalog: catalog, status: isStatus)
        let previous = owners.owners.first { $0.isSame(as: applier) }?.fields ?? FieldSet()

        var conflicts: [(owner: FieldOwners.Owner, path: FieldSet.Path)] = []
        for owner in owners.owners where !owner.isSame(as: applier) {
            for path in wanted.paths where owner.fields.paths.contains(path) && isLeaf(path, in: wanted) {
                if FieldPlaces.value(in: live, at: path) != FieldPlaces.value(in: applied, at: path) {
                    conflicts.append((owner, path))
                }
            }
        }
        if !conflicts.isEmpty {
            guard force else { throw Self.refusal(conflicts) }
            for conflict in conflicts {
                for index in owners.owners.indices where owners.owners[index].isSame(as: conflict.owner) {
                    owners.owners[index].fields = owners.owners[index].fields.subtracting(FieldSet([conflict.path]))
                }
            }
        }

        var result = merge(applied, into: live, as: type)
        // What this manager named before and names no more goes, unless somebody else wants it too.
        let others = owners.owners.filter { !$0.isSame(as: applier) }.reduce(FieldSet()) { $0.union($1.fields) }
        let dropped = previous.subtracting(wanted).paths.filter { path in
            !others.paths.contains(path) && !others.paths.contains { $0.starts(with: path) }
                && !wanted.paths.contains { $0.starts(with: path) }
        }
        for path in dropped.sorted(by: { $0.count > $1.count }) { result = FieldPlaces.remove(path, from: result) }

        var mine = applier
        mine.fields = wanted
        if let index = owners.owners.firstIndex(where: { $0.isSame(as: applier) }) {
            if owners.owners[index].fields == wanted { mine.time = owners.owners[index].time }
            owners.owners[index] = mine
        } else {
            owners.owners.append(mine)
        }
        result.set(owners.json, at: ["metadata", "managedFields"])
        return result
    }

    private func isLeaf(_ path: FieldSet.Path, in set: FieldSet) -> Bool {
        !set.paths.contains { $0.count > path.count && $0.starts(with: path) }
    }

    private static func refusal(_ conflicts: [(owner: FieldOwners.Owner, path: FieldSet.Path)]) -> FakeFailure {
        let sorted = conflicts.sorted {
            ($0.owner.manager, FieldSet.text($0.path)) < ($1.owner.manager, FieldSet.text($1.path))
        }
        let causes: [JSONValue] = sorted.map {
            [
                "reason": "FieldManagerConflict", "message": .string("conflict with \($0.owner.quoted)"),
                "field": .string(FieldSet.text($0.path)),
            ]
        }
        let text: String
        if sorted.count == 1 {
            text =
                "Apply failed with 1 conflict: conflict with \(sorted[0].owner.quoted): \(FieldSet.text(sorted[0].path))"
        } else {
            var lines = "Apply failed with \(sorted.count) conflicts: "
            var last = ""
            for conflict in sorted {
                if conflict.owner.quoted != last { lines += "conflicts with \(conflict.owner.quoted):" }
                last = conflict.owner.quoted
                lines += "\n- \(FieldSet.text(conflict.path))"
            }
            text = lines
        }
        return FakeFailure(409, "Conflict", text, details: ["causes": .array(causes)])
    }

    private func merge(_ applied: JSONValue, into live: JSONValue, as type: SchemaType) -> JSONValue {
        switch (type, applied) {
        case (.structure(let name, isAtomic: false), .object(let members)):
            let fields = catalog.structure(name)?.fields ?? [:]
            return merge(members, into: live) { fields[$0] ?? .anything }
        case (.map(let inner), .object(let members)): return merge(members, into: live) { _ in inner }
        case (.anything, .object(let members)): return merge(members, into: live) { _ in .anything }
        case (.list(let inner, .map(let keys), _), .array(let elements)):
            var result = live.array ?? []
            for element in elements {
                let key = FieldSet.key(element, keys)
                if let index = result.firstIndex(where: { FieldSet.key($0, keys) == key }) {
                    result[index] = merge(element, into: result[index], as: inner)
                } else {
                    result.append(element)
                }
            }
            return .array(result)
        case (.list(_, .set, _), .array(let elements)):
            let known = live.array ?? []
            return .array(known + elements.filter { !known.contains($0) })
        default: return applied
        }
    }

    private func merge(
        _ members: [String: JSONValue], into live: JSONValue, _ type: (String) -> SchemaType
    ) -> JSONValue {
        var result = live.object ?? [:]
        for (name, value) in members where !value.isNull {
            result[name] = merge(value, into: result[name] ?? .null, as: type(name))
        }
        return .object(result)
    }
}
