import Crypto
import DurableFiles
import FoundationEssentials
import Surroundings
import VigieChapter
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Seals a copy of secrets for whoever holds the keys, and puts it outside the platform.
package struct EscrowSecrets: Procedure, Hashable {
    package static let name: ProcedureName = "secret.escrow"
    package static let title = LocalizedText(en: "Seal a copy of the secrets", fr: "Sceller une copie des secrets")

    package static let steps = [
        Phrase("seal", fr: "sceller"), Phrase("keep the newest", fr: "garder les plus récentes"),
    ]

    package let escrow: String

    package init(escrow: String) {
        self.escrow = escrow
    }

    package var subject: String { "Escrow/\(escrow)" }
    package var locks: [String] { ["escrow/\(escrow)"] }

    package func perform(in run: Run) async throws -> EscrowResult {
        guard let resource = run.plan.find(Escrow.self, escrow) else { throw SecretsError.noEscrow(escrow) }
        let work = try EscrowWork(resource, in: run)
        let at = try await run.now()
        let made = try await run.step("seal", retry: .standard) { try await work.seal(at: at, $0) }
        try await run.record(made)
        try await run.step("keep the newest") { _ in try work.shelf.prune(keeping: resource.spec.keep) }
        return EscrowResult(made)
    }
}

/// What sealing a copy returns.
package struct EscrowResult: RunResult, Hashable {
    package let made: EscrowMade

    package init(_ made: EscrowMade) {
        self.made = made
    }

    package var verdict: Verdict { .pass }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        LocalizedText(
            en: "\(made.secrets.count) secrets are sealed in \(made.file), for \(made.recipients.count) recipients.",
            fr:
                "\(made.secrets.count) secrets sont scellés dans \(made.file), pour \(made.recipients.count) destinataires."
        )
    }
}

/// An escrow of the plan, and how its bundles are made.
struct EscrowWork: Sendable {
    let escrow: Resource<Escrow>
    let secrets: [SecretWork]
    let shelf: EscrowShelf
    private let recipients: [String]
    private let key: FingerprintKey
    private let world: World

    init(_ escrow: Resource<Escrow>, in run: Run) throws {
        let (workplace, world) = (try run.services.get(Workplace.self), run.world)
        self.escrow = escrow
        self.world = world
        secrets = try escrow.spec.covered(in: run.plan).map {
            try SecretWork($0, plan: run.plan, workplace: workplace, world: world)
        }
        guard !secrets.isEmpty else { throw SecretsError.nothingToSeal(escrow: escrow.name) }
        shelf = EscrowShelf(directory: escrow.spec.directory, escrow: escrow.name)
        let own = escrow.spec.isRehearsed ? [try RehearsalKey(escrow.name, workplace, world).recipient()] : []
        recipients = escrow.spec.recipients + own
        key = try FingerprintKey.load(workplace.fingerprintKey, world: world)
    }

    func seal(at: Timestamp, _ context: StepContext) async throws -> EscrowMade {
        var items: [EscrowBundle.Item] = []
        for work in secrets {
            guard let held = try await work.place.read() else { continue }
            held.fields.conceal(in: context)
            items.append(
                EscrowBundle.Item(
                    name: work.secret.name, place: work.place.title, fields: held.fields,
                    fingerprint: key.fingerprint(of: held.fields, secret: work.secret.name)))
        }
        guard !items.isEmpty else { throw SecretsError.nothingToSeal(escrow: escrow.name) }
        let bundle = EscrowBundle(escrow: escrow.name, madeAt: at, items: items, key: key)
        let path = shelf.path(at: at)
        try DurableFile.makeDirectory(shelf.directory)
        try DurableFile.replace(path, with: try bundle.sealed(for: recipients, world: world))
        let raw = try DurableFile.read(path) ?? []
        for item in items {
            for value in item.fields.reveal().values where value.utf8.count > 7 {
                guard raw.firstRange(of: Array(value.utf8)) == nil else { throw SecretsError.sealedInClear(path: path) }
            }
        }
        return EscrowMade(
            escrow: escrow.name, file: path, digest: Self.digest(of: raw), bytes: raw.count,
            recipients: recipients,
            secrets: items.map { .init(name: $0.name, place: $0.place, fingerprint: $0.fingerprint) }, isSealed: true)
    }

    static func digest(of bytes: [UInt8]) -> String {
        SHA256.hash(data: Data(bytes)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
