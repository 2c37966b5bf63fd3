import VigieStore

extension Store {
    /// Commits, or returns `nil` where another process was faster with one of the documents.
    func commitUnlessConflict(_ changes: [Change]) async throws(StoreError) -> [Receipt]? {
        do {
            return try await commit(changes)
        } catch {
            guard case .conflict = error else { throw error }
            return nil
        }
    }
}
