import JSONTree

/// Who owns which fields of an object: `metadata.managedFields`.
struct FieldOwners {
    struct Owner: Equatable {
        var manager: String
        var operation: String
        var apiVersion: String
        var subresource: String?
        var time: String
        var fields: FieldSet

        /// As a conflict names it.
        var quoted: String {
            let name = subresource.map { "\"\(manager)\" with subresource \"\($0)\"" } ?? "\"\(manager)\""
            return operation == "Update" ? "\(name) using \(apiVersion) at \(time)" : name
        }

        func isSame(as other: Owner) -> Bool {
            manager == other.manager && operation == other.operation && subresource == other.subresource
        }
    }

    var owners: [Owner]

    init(of object: JSONValue?) {
        owners = (object?["metadata"]?["managedFields"]?.array ?? []).map { entry in
            Owner(
                manager: entry["manager"]?.string ?? "", operation: entry["operation"]?.string ?? "Update",
                apiVersion: entry["apiVersion"]?.string ?? "", subresource: entry["subresource"]?.string,
                time: entry["time"]?.string ?? "", fields: FieldSet(tree: entry["fieldsV1"] ?? .object([:])))
        }
    }

    var json: JSONValue {
        let sorted = owners.filter { !$0.fields.isEmpty }.sorted {
            ($0.operation == "Apply" ? 0 : 1, $0.operation == "Apply" ? "" : $0.time, $0.manager, $0.subresource ?? "")
                < (
                    $1.operation == "Apply" ? 0 : 1, $1.operation == "Apply" ? "" : $1.time, $1.manager,
                    $1.subresource ?? ""
                )
        }
        return .array(
            sorted.map { owner in
                var entry: [String: JSONValue] = [
                    "manager": .string(owner.manager), "operation": .string(owner.operation),
                    "apiVersion": .string(owner.apiVersion), "time": .string(owner.time), "fieldsType": "FieldsV1",
                    "fieldsV1": owner.fields.tree,
                ]
                if let subresource = owner.subresource { entry["subresource"] = .string(subresource) }
                return .object(entry)
            })
    }

    /// What an update changed is the updater's from now on, and nobody else's.
    mutating func updated(
        from old: JSONValue?, to new: JSONValue, by updater: Owner, now: FieldSet
    ) {
        let changed = now.filter { path in
            guard let old else { return true }
            return FieldPlaces.value(in: old, at: path) != FieldPlaces.value(in: new, at: path)
                && !isOnlyContainer(path, old, new)
        }
        var mine = updater
        mine.fields = changed
        var found = false
        for index in owners.indices {
            if owners[index].isSame(as: updater) {
                found = true
                let kept = owners[index].fields.union(changed).filter { exists($0, in: new) }
                if kept != owners[index].fields { owners[index].time = updater.time }
                owners[index].fields = kept
                owners[index].apiVersion = updater.apiVersion
            } else {
                owners[index].fields = owners[index].fields.subtracting(changed).filter { exists($0, in: new) }
            }
        }
        if !found, !changed.isEmpty { owners.append(mine) }
        owners.removeAll { $0.fields.isEmpty }
    }

    private func exists(_ path: FieldSet.Path, in object: JSONValue) -> Bool {
        FieldPlaces.value(in: object, at: path) != nil
    }

    /// A map or a list is no other because something in it is.
    private func isOnlyContainer(_ path: FieldSet.Path, _ old: JSONValue, _ new: JSONValue) -> Bool {
        guard let before = FieldPlaces.value(in: old, at: path), let after = FieldPlaces.value(in: new, at: path) else {
            return false
        }
        return (before.object != nil && after.object != nil || before.array != nil && after.array != nil)
            && owners.contains { owner in owner.fields.paths.contains { $0.count > path.count && $0.starts(with: path) }
            }
    }
}
