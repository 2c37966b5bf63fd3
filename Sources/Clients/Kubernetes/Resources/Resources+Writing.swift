import JSONTree
import Surroundings

extension Resources {
    /// Creates an object; the server's version of it comes back.
    package func create(_ object: Object, _ options: WriteOptions = WriteOptions()) async throws -> Object {
        if type.isNamespaced, namespace == nil {
            throw KubernetesError.invalid(reason: "a \(type.kind) is created without saying in which namespace")
        }
        return self.object(try await send(.post, path(), object.json, query: options.query))
    }

    /// Replaces an object with all its fields. With a resource version in it, only that version is replaced.
    package func replace(_ object: Object, _ options: WriteOptions = WriteOptions()) async throws -> Object {
        self.object(try await send(.put, path(object.name), object.json, query: options.query))
    }

    /// Replaces an object's status; the rest of it is left alone.
    package func replaceStatus(_ object: Object, _ options: WriteOptions = WriteOptions()) async throws -> Object {
        self.object(try await send(.put, path(object.name, "status"), object.json, query: options.query))
    }

    /// Reads an object, changes it and writes it back, again when somebody else was faster.
    package func update(
        _ name: String, attempts: Int = 5, _ options: WriteOptions = WriteOptions(),
        _ change: (inout Object) throws -> Void
    ) async throws -> Object {
        var backoff = Backoff(first: .milliseconds(10), most: .seconds(1))
        var attempt = 1
        while true {
            var object = try await get(name)
            try change(&object)
            do {
                return try await replace(object, options)
            } catch let error as KubernetesError where error.isConflict && attempt < attempts {
                attempt += 1
                try await kubernetes.world.clock.sleep(for: backoff.next(kubernetes.world))
            }
        }
    }

    func send(
        _ method: APIRequest.Method, _ path: String, _ body: JSONValue, contentType: String = "application/json",
        query: [(name: String, value: String)] = []
    ) async throws -> JSONValue {
        try await kubernetes.json(
            APIRequest(method, path, query: query, body: body.canonical, contentType: contentType))
    }
}
