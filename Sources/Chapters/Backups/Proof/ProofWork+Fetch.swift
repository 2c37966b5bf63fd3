import Tools
import VigieEngine
import VigieLedger

extension ProofWork {
    /// Copies the backup into the empty copy, and the log too if it lies beyond the network.
    func fetch(_ choice: ProofChoice, progress: @escaping @Sendable (Double?, String) -> Void) async throws
        -> ProofFetch
    {
        var findings: [Finding] = []
        let (_, took) = try await timed {
            do {
                guard let backup = choice.backup else { return }
                // Whatever an attempt that was cut off left there must not be taken for the repository's.
                try await copy.empty()
                let engine = try await engine()
                try engine.install()
                try await engine.restore(
                    backup.label, repository: Self.number, into: copy.data, tablespaces: copy.tablespaces,
                    workingDirectory: copy.directory, progress: progress)
                if isRemote { try await fetchLog(choice, engine: engine, progress: progress) }
            } catch let failure as PgBackRestFailure {
                let label = choice.backup?.label ?? ""
                findings.append(failure.finding(("Restoring \(label)", "Restauration de \(label)")))
            }
        }
        return ProofFetch(took: took, findings: findings)
    }

    /// Fetches every segment from the backup's first to the last.
    private func fetchLog(
        _ choice: ProofChoice, engine: PgBackRest, progress: @escaping @Sendable (Double?, String) -> Void
    ) async throws {
        let listing = try await engine.listing(repository: Self.number)
        guard let archive = choice.archive, let start = choice.backup?.firstSegment.number(size: choice.segmentSize)
        else { return }
        let segments = (listing.segments[archive] ?? []).map(\.name).filter {
            ($0.number(size: choice.segmentSize) ?? 0) >= start
        }
        let names = (listing.histories[archive] ?? []) + segments.map(\.description)
        for (index, name) in names.enumerated() {
            progress(Double(index) / Double(names.count), "fetching the log")
            guard try await engine.fetch(log: name, repository: Self.number, to: "\(copy.segments)/\(name)") else {
                throw PgBackRestFailure(cause: .damaged, said: "\(name) was listed, but is not there")
            }
        }
    }
}
