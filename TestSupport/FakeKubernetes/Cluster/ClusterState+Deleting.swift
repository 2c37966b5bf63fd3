import JSONTree

extension ClusterState {
    /// - Returns: The answer: an object that goes slowly, or a status that says it is gone.
    mutating func delete(_ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall) throws -> JSONValue {
        let place = ObjectPlace(namespace: target.namespace(of: kind), name: target.name ?? "")
        guard let live = object(kind.store, place) else { throw FakeFailure.notFound(kind, place.name) }
        let options = call.body.isEmpty ? .object([:]) : try call.tree()
        try checkPreconditions(options["preconditions"], live, kind, place.name)
        let isDryRun = call.isDryRun || options["dryRun"]?.array?.isEmpty == false
        let propagation = options["propagationPolicy"]?.string ?? call.query("propagationPolicy")
        let grace =
            (options["gracePeriodSeconds"]?.integer).map(Int.init)
            ?? call.query("gracePeriodSeconds").flatMap(Int.init)
        var copy = self
        let answer = copy.end(live, kind, place, propagation: propagation, grace: grace)
        if !isDryRun { self = copy }
        return answer
    }

    mutating func deleteAll(_ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall) throws -> JSONValue {
        let filter = try FakeFilter(labels: call.query("labelSelector"), fields: call.query("fieldSelector"))
        let options = call.body.isEmpty ? .object([:]) : try call.tree()
        let chosen = all(kind.store, in: kind.isNamespaced ? target.namespace : nil).filter(filter.matches)
        if !call.isDryRun {
            for object in chosen {
                _ = end(
                    object, kind, ObjectPlace(of: object), propagation: options["propagationPolicy"]?.string,
                    grace: options["gracePeriodSeconds"]?.integer.map(Int.init))
            }
        }
        return [
            "kind": .string(kind.kind + "List"), "apiVersion": .string(kind.apiVersion),
            "metadata": ["resourceVersion": .string(String(version))], "items": .array(chosen),
        ]
    }

    private func checkPreconditions(
        _ conditions: JSONValue?, _ live: JSONValue, _ kind: FakeKind, _ name: String
    ) throws {
        for field in ["uid", "resourceVersion"] {
            guard let wanted = conditions?[field]?.string, let found = live["metadata"]?[field]?.string, wanted != found
            else { continue }
            let title = field == "uid" ? "UID" : "ResourceVersion"
            throw FakeFailure.conflict(
                kind, name,
                "StorageError: invalid object, Code: 4, Precondition failed: \(title) in precondition: \(wanted), "
                    + "\(title) in object meta: \(found)")
        }
    }

    /// Ends an object now, or marks it as ending.
    mutating func end(
        _ live: JSONValue, _ kind: FakeKind, _ place: ObjectPlace, propagation: String?, grace: Int?
    ) -> JSONValue {
        let uid = live["metadata"]?["uid"]?.string ?? ""
        var finalizers = (live["metadata"]?["finalizers"]?.array ?? []).compactMap(\.string)
        let hasDependents = !(dependents[uid] ?? []).isEmpty
        switch propagation {
        case "Foreground":
            if hasDependents, !finalizers.contains("foregroundDeletion") { finalizers.append("foregroundDeletion") }
        case "Orphan": orphan(uid)
        default: break
        }
        let isScheduled = live.value(at: ["spec", "nodeName"]) != nil
        let usual = live.value(at: ["spec", "terminationGracePeriodSeconds"])?.integer.map(Int.init) ?? 30
        let seconds = kind.kind == "Pod" && isScheduled ? min(grace ?? usual, usual) : 0
        let isSlow = !finalizers.isEmpty || seconds > 0 || kind.kind == "Namespace"
        guard isSlow else {
            guard kind.kind != "Pod" else { return endAtOnce(live, kind, place) }
            remove(place, of: kind)
            return gone(kind, place.name, uid)
        }
        var object = live
        if object["metadata"]?["deletionTimestamp"] == nil {
            object.set(now, at: ["metadata", "deletionTimestamp"])
            if kind.kind != "Namespace" {
                object.set(.integer(Int64(seconds)), at: ["metadata", "deletionGracePeriodSeconds"])
            }
            if let generation = object["metadata"]?["generation"]?.integer {
                object.set(.integer(generation + 1), at: ["metadata", "generation"])
            }
            // The wait of a simulated pod is short; that it waits at all is what matters.
            if kind.kind == "Namespace" { object.set("Terminating", at: ["status", "phase"]) }
        }
        if !finalizers.isEmpty { object.set(.array(finalizers.map(JSONValue.string)), at: ["metadata", "finalizers"]) }
        let changed = object != live
        return full(changed ? keep(object, of: kind) : live, of: kind)
    }

    /// A pod is marked even when it goes at once, and comes back with its mark.
    private mutating func endAtOnce(_ live: JSONValue, _ kind: FakeKind, _ place: ObjectPlace) -> JSONValue {
        var object = live
        if object["metadata"]?["deletionTimestamp"] == nil {
            object.set(now, at: ["metadata", "deletionTimestamp"])
        }
        object.set(0, at: ["metadata", "deletionGracePeriodSeconds"])
        let marked = keep(object, of: kind)
        remove(place, of: kind)
        return full(marked, of: kind)
    }

    private func gone(_ kind: FakeKind, _ name: String, _ uid: String) -> JSONValue {
        var details = kind.details(name).object ?? [:]
        details["uid"] = .string(uid)
        return [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "details": .object(details),
        ]
    }

    /// What an owner leaves behind belongs to nobody.
    private mutating func orphan(_ uid: String) {
        for dependent in dependents[uid] ?? [] {
            guard var object = object(dependent.store, dependent.place), let kind = kind(ofStore: dependent.store)
            else {
                continue
            }
            let owners = (object["metadata"]?["ownerReferences"]?.array ?? []).filter { $0["uid"]?.string != uid }
            object.set(owners.isEmpty ? JSONValue?.none : .array(owners), at: ["metadata", "ownerReferences"])
            keep(object, of: kind)
        }
    }

    func kind(ofStore store: String) -> FakeKind? { kinds.first { $0.store == store } }
}
