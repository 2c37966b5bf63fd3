import JSONTree

extension Resources {
    /// Deletes an object.
    @discardableResult
    package func delete(_ name: String, _ options: DeleteOptions = DeleteOptions()) async throws -> Deletion<Object> {
        let answer = try await send(.delete, path(name), options.json)
        guard answer["kind"]?.string != "Status" else { return .gone }
        let object = object(answer)
        // A deletion that needed no time answers with the object as it was last; for a pod even with a mark on it, and
        // no time left.
        let metadata = object.metadata
        let hasTime = metadata.json["deletionGracePeriodSeconds"]?.integer != 0 || !metadata.finalizers.isEmpty
        return metadata.isBeingDeleted && hasTime ? .going(object) : .gone
    }

    /// Deletes every object that is chosen.
    package func deleteAll(_ chosen: ListOptions, _ options: DeleteOptions = DeleteOptions()) async throws {
        _ = try await kubernetes.send(
            APIRequest(.delete, path(), query: chosen.query, body: options.json.canonical))
    }

    /// Deletes an object that may not be there.
    package func ensureGone(_ name: String, _ options: DeleteOptions = DeleteOptions()) async throws {
        do {
            try await delete(name, options)
        } catch let error as KubernetesError where error.isNotFound {
            return
        }
    }
}
