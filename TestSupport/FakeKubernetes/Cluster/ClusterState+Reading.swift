import JSONTree

extension ClusterState {
    func get(_ kind: FakeKind, _ target: FakeTarget) throws -> JSONValue {
        let place = ObjectPlace(namespace: target.namespace(of: kind), name: target.name ?? "")
        guard let object = object(kind.store, place) else { throw FakeFailure.notFound(kind, place.name) }
        return full(object, of: kind)
    }

    func full(_ object: JSONValue, of kind: FakeKind) -> JSONValue {
        var object = object
        object.set(.string(kind.kind), at: ["kind"])
        object.set(.string(kind.apiVersion), at: ["apiVersion"])
        return object
    }

    mutating func list(_ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall) throws -> JSONValue {
        let filter = try FakeFilter(labels: call.query("labelSelector"), fields: call.query("fieldSelector"))
        let limit = call.query("limit").flatMap(Int.init) ?? 0
        var from = version
        var items: [JSONValue]
        var start = ""
        if let token = call.query("continue"), !token.isEmpty {
            (from, start) = try Self.readToken(token)
            guard let page = pages[from] else {
                throw FakeFailure(
                    410, "Expired",
                    "The provided continue parameter is too old to display a consistent list result. You can start a "
                        + "new list without the continue parameter, or use the continue token in this response to "
                        + "retrieve the remainder of the results.")
            }
            items = page
        } else {
            try checkVersion(call, kind)
            items = all(kind.store, in: kind.isNamespaced ? target.namespace : nil).filter(filter.matches)
        }
        let place = { (object: JSONValue) in Self.startKey(object, within: target.namespace) }
        let whole = items
        if !start.isEmpty { items = items.filter { place($0) + "\0" > start } }
        var metadata: [String: JSONValue] = ["resourceVersion": .string(String(from))]
        if limit > 0, items.count > limit {
            let rest = items.count - limit
            items = Array(items.prefix(limit))
            pages[from] = whole
            if pages.count > 64, let oldest = pages.keys.min() { pages[oldest] = nil }
            metadata["continue"] = .string(Self.token(version: from, after: items.last.map(place) ?? ""))
            if filter.isEmpty { metadata["remainingItemCount"] = .integer(Int64(rest)) }
        }
        // The items of a list say neither their kind nor their version, unless a definition made them.
        let bare = items.map { item in
            var item = item
            if catalogKnows(kind) {
                item.set(nil, at: ["kind"])
                item.set(nil, at: ["apiVersion"])
            } else {
                item = full(item, of: kind)
            }
            return item
        }
        return [
            "kind": .string(kind.kind + "List"), "apiVersion": .string(kind.apiVersion), "metadata": .object(metadata),
            "items": .array(bare),
        ]
    }

    func catalogKnows(_ kind: FakeKind) -> Bool { catalog.kinds.contains(kind) }

    func checkVersion(_ call: FakeCall, _ kind: FakeKind) throws {
        guard let text = call.query("resourceVersion"), !text.isEmpty, text != "0" else { return }
        guard let wanted = Int(text) else {
            throw FakeFailure.badRequest("invalid resource version \"\(text)\"")
        }
        if wanted > version {
            throw FakeFailure(
                504, "Timeout", "Too large resource version: \(wanted), current: \(version)",
                details: [
                    "causes": [["reason": "ResourceVersionTooLarge", "message": "Too large resource version"]],
                    "retryAfterSeconds": 1,
                ], retryAfter: 1)
        }
        if call.query("resourceVersionMatch") == "Exact", wanted <= forgotten {
            throw FakeFailure.expired(wanted, version)
        }
    }

    private static func startKey(_ object: JSONValue, within namespace: String?) -> String {
        let place = ObjectPlace(of: object)
        return namespace == nil && !place.namespace.isEmpty ? "/\(place.namespace)/\(place.name)" : "/\(place.name)"
    }

    private static func token(version: Int, after key: String) -> String {
        let json: JSONValue = [
            "v": "meta.k8s.io/v1", "rv": .integer(Int64(version)), "start": .string(key + "\0"),
        ]
        return Base64Text.encodeURL(json.canonicalText)
    }

    private static func readToken(_ token: String) throws -> (version: Int, start: String) {
        let bytes = Base64Text.decodeURL(token) ?? []
        guard let json = try? JSONValue(parsing: bytes),
            let version = json["rv"]?.integer, let start = json["start"]?.string
        else {
            throw FakeFailure.badRequest(
                "invalid continue token: continue key is not valid: invalid character '\\x\(String(bytes.first ?? 0, radix: 16))' "
                    + "looking for beginning of value")
        }
        return (Int(version), start)
    }

    // MARK: Watching

    mutating func watch(_ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall) throws -> FakeWatch {
        let filter = try FakeFilter(labels: call.query("labelSelector"), fields: call.query("fieldSelector"))
        let namespace = kind.isNamespaced ? target.namespace : nil
        let text = call.query("resourceVersion") ?? ""
        guard let since = text.isEmpty ? 0 : Int(text) else {
            throw FakeFailure.badRequest("invalid resource version \"\(text)\"")
        }
        let watcher = Watcher(
            kind: kind, namespace: namespace, filter: filter, wantsBookmarks: call.flag("allowWatchBookmarks")
        ) { _ in }
        var first: [JSONValue] = []
        if call.flag("sendInitialEvents") || since == 0 {
            first = all(kind.store, in: namespace).filter(filter.matches).map {
                Watcher.event("ADDED", full($0, of: kind))
            }
            if call.flag("sendInitialEvents") { first.append(watcher.bookmark(version, endsInitial: true)) }
        } else if since < forgotten {
            first = [Watcher.event("ERROR", FakeFailure.expired(since, version).json)]
        } else {
            first = history.filter { $0.version > since }.compactMap(watcher.event)
        }
        return FakeWatch(
            kind: kind, namespace: namespace, filter: filter, since: version, first: first,
            wantsBookmarks: watcher.wantsBookmarks, seconds: call.query("timeoutSeconds").flatMap(Int.init),
            asTable: TableForm.isWanted(call), asMetadata: MetadataForm.isWanted(call))
    }
}

extension FakeTarget {
    /// The namespace that objects of a kind are kept under.
    func namespace(of kind: FakeKind) -> String { kind.isNamespaced ? namespace ?? "" : "" }
}

extension ClusterState {
    /// The names of all objects of a kind in a namespace, each with its version: the truth that a cache is held against.
    package func listing(_ store: String, in namespace: String) -> [String: String] {
        all(store, in: namespace).reduce(into: [:]) { listing, object in
            listing[object["metadata"]?["name"]?.string ?? ""] = object["metadata"]?["resourceVersion"]?.string
        }
    }
}
