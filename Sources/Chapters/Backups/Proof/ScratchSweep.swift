import DurableFiles
import VigieEngine
import VigieStore

/// Removes copies that nobody will come back for: a Vigie that was killed could not.
struct ScratchSweep: Sendable {
    /// The directory of all copies.
    let scratch: String
    let store: any Store

    /// - Returns: the runs whose copies were removed.
    func sweep(except own: String? = nil) async throws -> [String] {
        var removed: [String] = []
        for copy in try ScratchCopy.all(in: scratch) where copy.run != own {
            // A run that has not ended will be continued, and will want its copy.
            if let record = try await store.run(copy.run), RunStatus(rawValue: record.status)?.isEnded != true {
                continue
            }
            try await copy.remove()
            removed.append(copy.run)
        }
        return removed
    }
}
