import Surroundings
import VigieLedger
import VigiePlan
import Wording

extension ProofWork {
    /// How far before the newest segment heartbeats are looked for: clocks differ, and a segment may be old.
    private static let lookBack = Duration.seconds(900)

    /// Looks what the repository holds, and chooses the backup and the instant to restore.
    ///
    /// Right after a backup there is no instant yet that it can be restored to and that was measured; where heartbeats
    /// are being written there will be one in a moment, and the disaster is assumed to happen then.
    func choose(progress: @Sendable (Double?, String) -> Void) async throws -> ProofChoice {
        let limit = world.now() + spec.archiveTimeout * 2 + interval * 4 + .seconds(10)
        while true {
            let (disasterAt, start) = (world.now(), world.clock.elapsed())
            var choice = try await findings(disasterAt: disasterAt)
            choice.took = Span(world.clock.elapsed() - start)
            guard isTooEarly(choice), disasterAt < limit else { return choice }
            progress(nil, "waiting for a heartbeat after the backup")
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    /// Whether only more heartbeats are missing, and somebody writes them.
    private func isTooEarly(_ choice: ProofChoice) -> Bool {
        guard spec.archiving, choice.isPossible, choice.findings.isEmpty, case .latest = choice.target,
            let newest = choice.newest
        else { return false }
        return choice.disasterAt - newest.at < max(interval * 3, .seconds(5))
    }

    private func findings(disasterAt: Timestamp) async throws -> ProofChoice {
        var choice = ProofChoice(disasterAt: disasterAt, took: Span(.zero))
        do {
            let engine = try await engine()
            try engine.install()
            choice.engine = "pgBackRest \(engine.version)"
            let info = try await engine.info(repository: Self.number)
            guard let backup = info.backup.last else {
                throw PgBackRestFailure(cause: .noBackup, said: "the list is empty")
            }
            choice.backup = BackupSummary(backup)
            choice.major = info.db.first { $0.id == backup.database.id }?.version
            choice.archive = info.archive.first { $0.database.id == backup.database.id }?.id
            choice.segmentSize = try await segmentSize()
            let (archive, size) = (choice.archive ?? "", choice.segmentSize)
            let listing = try await engine.settledListing(repository: Self.number) { listing in
                !listing.archive(archive, segmentSize: size).gaps(needed: backup).isEmpty
            }
            try await count(listing, for: backup, into: &choice)
            if backup.error == true { choice.findings.append(.damagedPages(backup.label)) }
            try checkSpace(for: backup, segments: choice.log, into: &choice)
        } catch let failure as PgBackRestFailure {
            choice.findings.append(failure.finding(("The repository \(repository)", "Le dépôt \(repository)")))
        } catch let error as BackupsError {
            choice.findings.append(Self.untestable(error.problem))
        }
        return choice
    }

    /// What is archived, whether anything is missing of it, and up to where it can be recovered.
    private func count(
        _ listing: ArchiveListing, for backup: StanzaInfo.Backup, into choice: inout ProofChoice
    ) async throws {
        let segments = choice.archive.flatMap { listing.segments[$0] } ?? []
        let archive = WALArchive(names: segments.lazy.map(\.name), segmentSize: choice.segmentSize)
        let newest = segments.first { $0.name == archive.last }?.writtenAt.map(Timestamp.init(seconds:))
        let gaps = archive.gaps(needed: backup)
        choice.log = LogContinuity(
            first: backup.archive.start, last: archive.last, lastArchivedAt: newest, gaps: gaps)
        choice.findings += gaps.map { LogGap($0).finding(in: repository) }
        choice.newest = try await CanarySample.latest(database.name, in: ledger.store)
        guard gaps.isEmpty, let end = archive.end else {
            choice.target = .latest(heartbeat: nil)
            return
        }
        let start = min(newest ?? choice.disasterAt, choice.disasterAt) - Self.lookBack - interval * 20
        let samples = try await CanarySample.read(database.name, from: start, to: choice.disasterAt, in: ledger.store)
        choice.target = .choose(
            samples: samples, archiveEnd: end, consistentAt: Timestamp(seconds: backup.timestamp.stop + 1))
    }

    var interval: Duration { database.spec.canary.interval }

    /// As it was when the database was prepared.
    private func segmentSize() async throws -> SegmentSize {
        let prepared = try await ledger.latest(CanaryPrepared.self, subject: protection.policy.identifier)
        return prepared?.evidence.segmentSize ?? .usual
    }

    /// A tenth more than the tool says, the log that is kept meanwhile, and a little for the server itself.
    private func checkSpace(
        for backup: StanzaInfo.Backup, segments: LogContinuity?, into choice: inout ProofChoice
    ) throws {
        let size = Int64(choice.segmentSize.bytes)
        let count = segments.flatMap { log -> Int64? in
            guard let last = log.last?.number(size: choice.segmentSize),
                let first = log.first.number(size: choice.segmentSize), last >= first
            else { return nil }
            return Int64(last - first) + 1
        }
        let log = isRemote ? (count ?? 1) * size : min((count ?? 1) * size, 2 << 30)
        let needed = backup.info.size / 10 * 11 + log + 64 << 20
        let free = try copy.freeSpace()
        guard free < needed else { return }
        choice.findings.append(
            Finding(
                "proof.no-space", .inconclusive,
                en:
                    "The copy needs \(megabytes(needed)) MB, but \(workplace.scratch) has only \(megabytes(free)) MB free.",
                fr:
                    "La copie demande \(megabytes(needed)) Mo, mais \(workplace.scratch) n’a que \(megabytes(free)) Mo libres."
            ))
    }

    private func megabytes(_ bytes: Int64) -> Int64 { bytes >> 20 }

    /// Whether the log has to be fetched before the copy is cut off from the network.
    var isRemote: Bool {
        if case .bucket = setup.repositories.first?.storage { true } else { false }
    }

    static func untestable(_ problem: Problem) -> Finding {
        let text = [problem.title, problem.detail, problem.hint].compactMap(\.self).joined(separator: " ")
        return Finding(problem.code, .inconclusive, en: text, fr: text)
    }
}

extension WALArchive {
    /// What is missing of the log that a backup, and all that came after it, is made of.
    fileprivate func gaps(needed backup: StanzaInfo.Backup) -> [WALRange] {
        gaps(from: backup.archive.start, through: backup.archive.stop)
    }
}
