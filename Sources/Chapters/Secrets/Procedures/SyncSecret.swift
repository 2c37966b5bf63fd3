import Surroundings
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Compares the two copies of a secret, and brings the one that follows in line with its owner's.
package struct SyncSecret: Procedure, Hashable {
    package static let name: ProcedureName = "secret.sync"
    package static let title = LocalizedText(
        en: "Keep two copies of a secret the same", fr: "Garder identiques deux copies d’un secret")

    package static let steps =
        [Phrase("compare", fr: "comparer"), Phrase("copy", fr: "copier")] + RotateSecret.steps

    package let secret: String

    package init(secret: String) {
        self.secret = secret
    }

    package var subject: String { "Secret/\(secret)" }
    package var locks: [String] { ["secret/\(secret)"] }

    /// What was found.
    private struct Comparison: Codable, Sendable {
        let state: SecretSynced.State
        let fingerprint: String
        let version: String?
    }

    package func perform(in run: Run) async throws -> SyncResult {
        let work = try SecretWork(secret, in: run)
        guard let sync = work.secret.spec.sync else { throw SecretsError.notSynced(secret) }
        let manager = try work.places.place(at: sync.with)
        let (source, target) = sync.owner == .vigie ? (work.place, manager) : (manager, work.place)
        let (subject, ledger) = (subject, try run.services.get(Ledger.self))
        let comparison = try await run.step("compare", retry: .standard) { context in
            guard let held = try await source.read() else { throw SecretsError.nothingToCopy(place: source.title) }
            held.fields.conceal(in: context)
            let fingerprint = work.fingerprint(of: held.fields)
            let copy = try await target.read()
            copy?.fields.conceal(in: context)
            if copy?.fields == held.fields {
                return Comparison(state: .same, fingerprint: fingerprint, version: copy?.version)
            }
            let last = try await ledger.latest(SecretSynced.self, subject: subject)?.1.fingerprint
            if last == nil, let copy, copy.fields != held.fields {
                throw SecretsError.differentFromTheStart(place: target.title)
            }
            let isUntouched = copy.map { work.fingerprint(of: $0.fields) == last } ?? (last == nil)
            return Comparison(
                state: isUntouched ? .copied : .drifted, fingerprint: fingerprint, version: copy?.version)
        }
        if comparison.state != .same {
            if sync.owner == .manager {
                let rotated = try await ValueRotation(work, CopyMaker(source: source), in: run).perform()
                try await run.record(rotated)
            } else {
                try await run.step("copy", retry: .standard) { context in
                    guard let held = try await source.read() else {
                        throw SecretsError.nothingToCopy(place: source.title)
                    }
                    held.fields.conceal(in: context)
                    _ = try await target.write(held.fields, replacing: comparison.version)
                }
            }
        }
        let synced = SecretSynced(
            secret: secret, from: source.title, to: target.title, state: comparison.state,
            fingerprint: comparison.fingerprint)
        try await run.record(synced)
        return SyncResult(synced)
    }
}

/// What comparing two copies returns.
package struct SyncResult: RunResult, Hashable {
    package let synced: SecretSynced

    package init(_ synced: SecretSynced) {
        self.synced = synced
    }

    package var verdict: Verdict { synced.verdict }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        let (name, from, to) = (synced.secret, synced.from, synced.to)
        return switch synced.state {
        case .same:
            LocalizedText(
                en: "\(name) is the same in \(from) and \(to).", fr: "\(name) est le même dans \(from) et \(to).")
        case .copied:
            LocalizedText(
                en: "\(name) was copied from \(from) to \(to).", fr: "\(name) a été copié de \(from) vers \(to).")
        case .drifted:
            LocalizedText(
                en: "Somebody had changed \(name) in \(to), which follows \(from); it was put right.",
                fr: "Quelqu’un avait changé \(name) dans \(to), qui suit \(from) ; c’est rétabli.")
        }
    }
}

/// Takes what the owner has.
struct CopyMaker: SecretMaker {
    let source: any SecretPlace

    func make(_ context: StepContext) async throws -> SecretFields {
        guard let held = try await source.read() else { throw SecretsError.nothingToCopy(place: source.title) }
        return held.fields
    }
}
