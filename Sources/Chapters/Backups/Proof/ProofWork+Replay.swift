import Surroundings
import Tools
import VigieEngine
import VigieLedger
import VigiePlan
import Wording

extension ProofWork {
    /// A recovery that takes longer than so many times its objective is given up.
    private static let patience = 4
    private static let leastPatience = Duration.seconds(900)

    /// Starts the copy, cut off from the network, and waits until it has really left recovery.
    func replay(
        _ choice: ProofChoice, progress: @escaping @Sendable (Double?, String) -> Void
    ) async throws -> ProofReplay {
        var replay = ProofReplay(took: Span(.zero), hasRecovered: false, findings: [])
        let (_, took) = try await timed {
            guard let major = choice.major, let programs = try await ServerPrograms.locate(major: major) else {
                replay.findings.append(Self.noPrograms(choice.major ?? "?"))
                return
            }
            let server = ScratchServer(copy: copy, programs: programs, environment: setup.repositoryEnvironment)
            do {
                if !server.isRunning { replay.isolation = try await start(server, choice) }
            } catch let failure as ScratchServerFailure {
                replay.findings.append(server.log.failure ?? Self.notStarted(failure.said))
                return
            }
            try await wait(for: server, choice, into: &replay, progress)
        }
        replay.took = took
        return replay
    }

    private func start(_ server: ScratchServer, _ choice: ProofChoice) async throws -> Isolation {
        let control = try await ControlData.read(copy.data, programs: server.programs, account: copy.account)
        let engine = try await engine()
        let command =
            isRemote
            ? "cp " + ShellWord(copy.segments).text.replacing("%", with: "%%") + "/%f \"%p\""
            : engine.restoreCommand(repository: Self.number, directory: copy.data)
        let settings = CopySettings(
            copy: copy, target: choice.target ?? .latest(heartbeat: nil), restoreCommand: command,
            least: control?.leastSettings ?? [:], preload: spec.proof.preload)
        let fence = try await NetworkFence.raise()
        try await server.start(settings, behind: fence)
        return fence.isolation
    }

    private func wait(
        for server: ScratchServer, _ choice: ProofChoice, into replay: inout ProofReplay,
        _ progress: @Sendable (Double?, String) -> Void
    ) async throws {
        let limit = max(Self.leastPatience, spec.objectives.rto * Self.patience)
        let total = choice.log.flatMap { distance($0, choice) }
        let outcome = try await server.waitUntilRecovered(
            connection: server.connection(database: protection.database.databaseName, user: database.spec.role),
            until: world.now() + limit, world: world
        ) { log in
            progress(total.map { min(1, Double(log.segments) / Double($0)) }, "replaying the log")
        }
        replay.lastTransactionAt = server.log.lastTransactionAt
        switch outcome {
        case .recovered: replay.hasRecovered = true
        case .stopped: replay.findings.append(server.log.failure ?? Self.notStarted("its log says nothing"))
        case .timedOut: replay.findings.append(Self.tooSlow(limit, server.log))
        }
    }

    /// How many segments there are to replay.
    private func distance(_ log: LogContinuity, _ choice: ProofChoice) -> UInt64? {
        guard let last = log.last?.number(size: choice.segmentSize),
            let first = log.first.number(size: choice.segmentSize), last >= first
        else { return nil }
        return last - first + 1
    }

    private static func noPrograms(_ major: String) -> Finding {
        Finding(
            "proof.no-postgresql", .inconclusive,
            en: "PostgreSQL \(major) is not installed here: install postgresql-\(major).",
            fr: "PostgreSQL \(major) n’est pas installé ici : installer postgresql-\(major).")
    }

    private static func notStarted(_ said: String) -> Finding {
        Finding(
            "proof.not-started", .inconclusive, en: "The copy's server could not be started: \(said)",
            fr: "Le serveur de la copie n’a pas pu démarrer : \(said)")
    }

    private static func tooSlow(_ limit: Duration, _ log: RecoveryLog) -> Finding {
        let span = LocalizedText(span: limit)
        let place = log.lastSegment.map { " (\($0))" } ?? ""
        return Finding(
            "proof.too-slow", .fail, en: "The copy had not recovered after \(span.en)\(place).",
            fr: "La copie n’avait pas fini sa reprise après \(span.fr)\(place).")
    }
}
