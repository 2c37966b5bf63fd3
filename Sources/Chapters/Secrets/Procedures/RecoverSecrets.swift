import DurableFiles
import Surroundings
import VigieChapter
import VigieCluster
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Opens a sealed copy with a key from a file, compares it with what is in place, and writes what is missing.
///
/// The key is named by its file: what starts a run is recorded, and a key must not be.
package struct RecoverSecrets: Procedure, Hashable {
    package static let name: ProcedureName = "secret.recover"
    package static let title = LocalizedText(
        en: "Recover secrets from a sealed copy", fr: "Rétablir les secrets depuis une copie scellée")

    package static let steps = [
        Phrase("prepare the rehearsal", fr: "préparer la répétition"),
        Phrase("clear the rehearsal", fr: "ranger la répétition"), Phrase("find the bundle", fr: "trouver la copie"),
        Phrase("open and compare", fr: "ouvrir et comparer"),
    ]

    package let escrow: String
    /// Absent for the key that Vigie practises with.
    package let keyFile: String?
    package let mode: RecoveryMode
    /// Absent for the newest.
    package let file: String?
    /// The cluster to write into; absent for those of the plan. It is settled when the run begins: an escrow that names
    /// another by the time of a resumption does not move what is to be cleared.
    package let cluster: String?

    package init(
        escrow: String, keyFile: String?, mode: RecoveryMode, file: String? = nil, cluster: String? = nil
    ) {
        self.escrow = escrow
        self.keyFile = keyFile
        self.mode = mode
        self.file = file
        self.cluster = cluster
    }

    package var subject: String { "Escrow/\(escrow)" }
    package var locks: [String] { ["escrow/\(escrow)"] }

    package func perform(in run: Run) async throws -> RecoveryResult {
        guard let resource = run.plan.find(Escrow.self, escrow) else { throw SecretsError.noEscrow(escrow) }
        let (plan, world, mode) = (run.plan, run.world, self.mode)
        let workplace = try run.services.get(Workplace.self)
        let keyFile = keyFile ?? RehearsalKey(escrow, workplace, world).path
        let isByVigie = self.keyFile == nil ? true : nil
        let rooms = RecoveryRooms(
            plan: plan, world: world, elsewhere: try elsewhere(in: plan),
            rehearsal: mode == .rehearse ? "vigie-rehearsal-\(run.id.rawValue.lowercased())" : nil)
        let covered = mode == .rehearse ? resource.spec.covered(in: plan) : []
        let places = try covered.map {
            rooms.place(of: try SecretWork($0, plan: plan, workplace: workplace, world: world))
        }
        if mode == .rehearse {
            let clear = { @Sendable (_: StepContext) in try await rooms.clear(places) }
            try await run.step("prepare the rehearsal", retry: .standard, undo: clear) { _ in }
        }
        let cluster = cluster
        let shelf = EscrowShelf(directory: resource.spec.directory, escrow: resource.name)
        let named = file
        let path = try await run.step("find the bundle") { _ in try named ?? shelf.newest() }
        let recovered = try await run.step("open and compare") { context in
            let began = world.clock.elapsed()
            guard let raw = try DurableFile.read(path) else { throw SecretsError.noBundle(directory: path) }
            let bundle = try EscrowBundle.open(raw, with: try IdentityFile.read(keyFile))
            guard bundle.escrow == resource.name else {
                throw SecretsError.bundleOfAnother(path: path, escrow: bundle.escrow)
            }
            let recovery = Recovery(bundle: bundle, plan: plan, workplace: workplace, world: world, rooms: rooms)
            let secrets = try await recovery.perform(mode, context)
            return SecretsRecovered(
                escrow: resource.name, file: path, mode: mode, secrets: secrets,
                seconds: (world.clock.elapsed() - began).inSeconds, isByVigie: isByVigie, cluster: cluster)
        }
        if mode == .rehearse {
            try await run.step("clear the rehearsal", retry: .standard) { _ in try await rooms.clear(places) }
        }
        try await run.record(recovered)
        return RecoveryResult(recovered)
    }

    private func elsewhere(in plan: Plan) throws -> Resource<Cluster>? {
        guard let cluster else { return nil }
        guard let found = plan.find(Cluster.self, cluster) else { throw ClusterError.noCluster(cluster) }
        return found
    }
}

/// What a recovery returns.
package struct RecoveryResult: RunResult, Hashable {
    package let recovered: SecretsRecovered

    package init(_ recovered: SecretsRecovered) {
        self.recovered = recovered
    }

    package var verdict: Verdict { recovered.verdict }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        let counts = Dictionary(grouping: recovered.secrets, by: \.state).mapValues(\.count)
        let parts = counts.sorted { $0.key.rawValue < $1.key.rawValue }
        let english = parts.map { "\($0.value) \($0.key.title.en)" }.joined(separator: ", ")
        let french = parts.map { "\($0.value) \($0.key.title.fr)" }.joined(separator: ", ")
        return LocalizedText(
            en: "\(recovered.file) opens; of its secrets: \(english).",
            fr: "\(recovered.file) s’ouvre ; de ses secrets : \(french).")
    }
}
