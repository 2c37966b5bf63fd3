import JSONTree

extension Resources {
    /// Changes an object in place.
    package func patch(_ name: String, _ patch: Patch, _ options: WriteOptions = WriteOptions()) async throws -> Object
    {
        object(try await send(.patch, path(name), patch.body, contentType: patch.contentType, query: options.query))
    }

    /// Changes an object's status in place.
    package func patchStatus(
        _ name: String, _ patch: Patch, _ options: WriteOptions = WriteOptions()
    ) async throws -> Object {
        let path = try path(name, "status")
        return object(try await send(.patch, path, patch.body, contentType: patch.contentType, query: options.query))
    }

    /// Server-side apply: the object's fields become this manager's, and what it no longer names goes.
    ///
    /// - Parameters:
    ///   - force: Takes over fields that others own; without it `KubernetesError.conflicts` tells whose they are.
    ///   - version: The resource version that the object still has to have; any where it is `nil`.
    package func apply(
        _ object: Object, as manager: String, force: Bool = false, dryRun: Bool = false,
        validation: WriteOptions.Validation? = nil, ifStill version: String? = nil
    ) async throws -> Object {
        var object = object
        object.json.set(version.map { .string($0) }, at: ["metadata", "resourceVersion"])
        return try await apply(object, as: manager, force: force, dryRun: dryRun, validation: validation, to: nil)
    }

    /// Server-side apply of an object's status.
    package func applyStatus(_ object: Object, as manager: String, force: Bool = false) async throws -> Object {
        var object = object
        object.json.set(nil, at: ["metadata", "resourceVersion"])
        return try await apply(object, as: manager, force: force, dryRun: false, validation: nil, to: "status")
    }

    private func apply(
        _ object: Object, as manager: String, force: Bool, dryRun: Bool, validation: WriteOptions.Validation?,
        to subresource: String?
    ) async throws -> Object {
        let options = WriteOptions(fieldManager: manager, dryRun: dryRun, validation: validation)
        var body = object.json
        // What the server keeps for itself cannot be applied.
        body.set(nil, at: ["metadata", "managedFields"])
        let query = options.query + [("force", String(force))]
        let path = try path(object.name, subresource)
        return self.object(
            try await send(.patch, path, body, contentType: "application/apply-patch+yaml", query: query))
    }

    /// How many copies an object has.
    package func scale(of name: String) async throws -> Scale {
        Scale(json: try await kubernetes.json(APIRequest(.get, path(name, "scale"))))
    }

    /// Sets how many copies an object shall have.
    @discardableResult
    package func scale(_ name: String, to replicas: Int, _ options: WriteOptions = WriteOptions()) async throws -> Scale
    {
        let body: JSONValue = ["spec": ["replicas": .integer(Int64(replicas))]]
        let path = try path(name, "scale")
        return Scale(
            json: try await send(.patch, path, body, contentType: "application/merge-patch+json", query: options.query))
    }
}
