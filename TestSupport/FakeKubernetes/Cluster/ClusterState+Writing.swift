import JSONTree

extension ClusterState {
    mutating func create(_ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall) throws -> (
        JSONValue, warnings: [String]
    ) {
        var (object, warnings) = try read(call.tree(), kind, target, call)
        let metadata = object["metadata"]
        if let prefix = metadata?["generateName"]?.string, metadata?["name"]?.string ?? "" == "" {
            object.set(.string(prefix + suffix()), at: ["metadata", "name"])
        }
        let name = object["metadata"]?["name"]?.string ?? ""
        try checkNamespace(of: kind, target, name)
        guard !name.isEmpty else {
            throw FakeFailure.invalid(
                kind: kind.kind, group: kind.group, "", [.required("metadata.name", "name or generateName is required")]
            )
        }
        if let version = object["metadata"]?["resourceVersion"]?.string, !version.isEmpty {
            throw FakeFailure.badRequest("resourceVersion should not be set on objects to be created")
        }
        try check(object, nil, kind)
        let place = ObjectPlace(namespace: target.namespace(of: kind), name: name)
        guard self.object(kind.store, place) == nil else { throw FakeFailure.alreadyExists(kind, name) }
        if hasStatus(kind) { object.set(nil, at: ["status"]) }
        object = born(object, kind, place)
        try checkQuota(for: object, kind)
        own(&object, since: nil, kind, call, subresource: nil)
        return (try finish(object, kind, call), warnings)
    }

    mutating func update(
        _ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall
    ) throws -> (JSONValue, warnings: [String]) {
        let name = target.name ?? ""
        let place = ObjectPlace(namespace: target.namespace(of: kind), name: name)
        let (wanted, warnings) = try read(call.tree(), kind, target, call)
        guard let named = wanted["metadata"]?["name"]?.string, named == name else {
            throw FakeFailure.badRequest(
                "the name of the object (\(wanted["metadata"]?["name"]?.string ?? "")) does not match the name on the URL (\(name))"
            )
        }
        guard let live = object(kind.store, place) else { throw FakeFailure.notFound(kind, name) }
        return (try replace(live, with: wanted, kind, target, call), warnings)
    }

    mutating func patch(
        _ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall
    ) throws -> (JSONValue, code: Int, warnings: [String]) {
        let name = target.name ?? ""
        let place = ObjectPlace(namespace: target.namespace(of: kind), name: name)
        let type = call.header("content-type")?.split(separator: ";").first.map(String.init) ?? ""
        if type == "application/apply-patch+yaml" { return try apply(kind, target, call, place) }
        guard let live = object(kind.store, place) else { throw FakeFailure.notFound(kind, name) }
        let body = try call.tree()
        var wanted: JSONValue
        switch type {
        case "application/merge-patch+json": wanted = MergePatchDocument.merge(body, into: live)
        case "application/strategic-merge-patch+json":
            guard catalogKnows(kind) else {
                throw FakeFailure(
                    415, "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types include: "
                        + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml")
            }
            wanted = MergePatchDocument(catalog: catalog).merge(body, into: live, as: catalog.type(of: kind))
        case "application/json-patch+json":
            do {
                wanted = try JSONPatchDocument.apply(body, to: live)
            } catch is JSONPatchDocument.Failed {
                throw FakeFailure(
                    422, "Invalid", "the server rejected our request due to an error in our request", details: [:])
            }
        default:
            throw FakeFailure(
                415, "UnsupportedMediaType", "the body of the request was in an unknown format: \(type)")
        }
        wanted.set(.string(kind.kind), at: ["kind"])
        wanted.set(.string(kind.apiVersion), at: ["apiVersion"])
        var warnings: [String] = []
        (wanted, warnings) = try read(wanted, kind, target, call)
        return (try replace(live, with: wanted, kind, target, call), 200, warnings)
    }

    private mutating func apply(
        _ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall, _ place: ObjectPlace
    ) throws -> (JSONValue, code: Int, warnings: [String]) {
        guard let manager = call.query("fieldManager"), !manager.isEmpty else {
            throw FakeFailure.invalid(
                kind: "PatchOptions", group: "meta.k8s.io", "",
                [.required("fieldManager", "is required for apply patch")])
        }
        let (sent, warnings) = try read(call.tree(), kind, target, call, isApply: true)
        var applied = sent
        if applied["metadata"]?["managedFields"]?.array?.isEmpty == false {
            throw FakeFailure.badRequest("metadata.managedFields must be nil")
        }
        applied.set(nil, at: ["metadata", "managedFields"])
        let live = object(kind.store, place)
        if live == nil {
            guard target.subresource == nil else { throw FakeFailure.notFound(kind, place.name) }
            try checkNamespace(of: kind, target, place.name)
        }
        if let wanted = applied["metadata"]?["resourceVersion"]?.string, let live,
            wanted != live["metadata"]?["resourceVersion"]?.string
        {
            throw FakeFailure.conflict(kind, place.name)
        }
        applied.set(nil, at: ["metadata", "resourceVersion"])
        let owner = FieldOwners.Owner(
            manager: manager, operation: "Apply", apiVersion: kind.apiVersion, subresource: target.subresource,
            time: now.string ?? "", fields: FieldSet())
        let merger = ServerSideApply(
            catalog: catalog, type: catalog.type(of: kind), isStatus: target.subresource == "status")
        var result = try merger.apply(
            applied, to: live ?? ["metadata": ["name": .string(place.name)]], by: owner, force: call.flag("force"))
        guard let live else {
            let owners = result["metadata"]?["managedFields"]
            try check(result, nil, kind)
            if hasStatus(kind) { result.set(nil, at: ["status"]) }
            result = born(result, kind, place)
            try checkQuota(for: result, kind)
            result.set(owners, at: ["metadata", "managedFields"])
            return (try finish(result, kind, call), 201, warnings)
        }
        result = Defaults.fill(result, of: kind)
        if target.subresource == "status" {
            var kept = live
            kept.set(result["status"], at: ["status"])
            kept.set(result["metadata"]?["managedFields"], at: ["metadata", "managedFields"])
            result = kept
        } else {
            if hasStatus(kind) { result.set(live["status"], at: ["status"]) }
            try check(result, live, kind)
        }
        return (try settle(result, over: live, kind, call, keepsOwners: true), 200, warnings)
    }

    /// Puts one version of an object in place of another.
    private mutating func replace(
        _ live: JSONValue, with wanted: JSONValue, _ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall
    ) throws -> JSONValue {
        let name = target.name ?? ""
        let (mine, theirs) = (wanted["metadata"], live["metadata"])
        if let version = mine?["resourceVersion"]?.string, !version.isEmpty,
            version != theirs?["resourceVersion"]?.string
        {
            throw FakeFailure.conflict(kind, name)
        }
        if let uid = mine?["uid"]?.string, !uid.isEmpty, uid != theirs?["uid"]?.string {
            throw FakeFailure.conflict(
                kind, name,
                "StorageError: invalid object, Code: 4, Precondition failed: UID in precondition: \(uid), "
                    + "UID in object meta: \(theirs?["uid"]?.string ?? "")")
        }
        var result = wanted
        if target.subresource == "status" {
            result = live
            result.set(wanted["status"], at: ["status"])
        } else if hasStatus(kind) {
            result.set(live["status"], at: ["status"])
        }
        for field in [
            "uid", "creationTimestamp", "generation", "namespace", "name", "deletionTimestamp",
            "deletionGracePeriodSeconds", "managedFields", "resourceVersion", "selfLink",
        ] { result.set(theirs?[field], at: ["metadata", field]) }
        result = Defaults.fill(result, of: kind)
        if target.subresource == nil { try check(result, live, kind) }
        own(&result, since: live, kind, call, subresource: target.subresource)
        return try settle(result, over: live, kind, call, keepsOwners: false)
    }

    /// Keeps the changed object, unless nothing changed; one that only waited for its finalizers goes.
    private mutating func settle(
        _ result: JSONValue, over live: JSONValue, _ kind: FakeKind, _ call: FakeCall, keepsOwners: Bool
    ) throws -> JSONValue {
        var result = result
        let (new, old) = (Self.substance(result), Self.substance(live))
        if new == old, !keepsOwners || result["metadata"]?["managedFields"] == live["metadata"]?["managedFields"] {
            return full(live, of: kind)
        }
        if result["spec"] != live["spec"], let generation = live["metadata"]?["generation"]?.integer {
            result.set(.integer(generation + 1), at: ["metadata", "generation"])
        }
        return try finish(result, kind, call)
    }

    mutating func finish(_ object: JSONValue, _ kind: FakeKind, _ call: FakeCall) throws -> JSONValue {
        guard !call.isDryRun else { return full(object, of: kind) }
        let metadata = object["metadata"]
        if metadata?["deletionTimestamp"] != nil, metadata?["finalizers"]?.array ?? [] == [], kind.kind != "Namespace",
            metadata?["deletionGracePeriodSeconds"]?.integer ?? 0 == 0
        {
            keep(object, of: kind)
            remove(ObjectPlace(of: object), of: kind)
            return full(object, of: kind)
        }
        let kept = keep(object, of: kind)
        afterKeeping(kept, kind)
        return full(kept, of: kind)
    }

    /// An object without what every write changes.
    private static func substance(_ object: JSONValue) -> JSONValue {
        var object = object
        object.set(nil, at: ["metadata", "managedFields"])
        object.set(nil, at: ["metadata", "resourceVersion"])
        object.set(nil, at: ["kind"])
        object.set(nil, at: ["apiVersion"])
        return object
    }
}
