package import Cron
import Surroundings
import VigieChapter
package import VigieEngine
package import VigieLedger
package import VigiePlan
package import Wording

/// Changes a secret, so that whoever has the old one has nothing, and nobody who uses it notices.
package struct RotateSecret: Procedure, Hashable {
    package static let name: ProcedureName = "secret.rotate"
    package static let title = LocalizedText(en: "Change a secret", fr: "Renouveler un secret")

    /// Of its steps: consumers are looked at before anything is changed; whether the old login could be tried is said.
    package static let version = 3

    package static let steps = [
        Phrase("look at the consumers", fr: "observer les consommateurs"), Phrase("plan", fr: "choisir"),
        Phrase("prepare the consumers", fr: "préparer les consommateurs"), Phrase("prepare", fr: "préparer"),
        Phrase("roll …", fr: "remplacer les pods de …"), Phrase("prove the value", fr: "éprouver la valeur"),
        Phrase("settle", fr: "mettre fin à l’ancien"),
        Phrase("hand out the request", fr: "remettre la demande"),
        Phrase("look for the certificate", fr: "chercher le certificat"),
        Phrase("tidy the request", fr: "ranger la demande"), Phrase("make the password", fr: "créer le mot de passe"),
        Phrase("make the value", fr: "créer la valeur"), Phrase("arm …", fr: "armer …"),
        Phrase("prepare to publish", fr: "préparer la publication"), Phrase("publish", fr: "publier"),
        Phrase("tell …", fr: "prévenir …"), Phrase("wait until … is out of use", fr: "attendre que … ne serve plus"),
        Phrase("disable …", fr: "désactiver …"), Phrase("prove … dead", fr: "prouver que … n’ouvre plus rien"),
        Phrase("prove …", fr: "éprouver …"), Phrase("tidy up", fr: "ranger"),
    ]

    package let secret: String
    /// Whether its window does not matter; a leak does not wait until Sunday night.
    package let atAnyHour: Bool?

    package init(secret: String, atAnyHour: Bool = false) {
        self.secret = secret
        self.atAnyHour = atAnyHour ? true : nil
    }

    package var subject: String { "Secret/\(secret)" }
    package var locks: [String] { ["secret/\(secret)"] }

    package func perform(in run: Run) async throws -> RotationResult {
        let work = try SecretWork(secret, in: run)
        if let sync = work.secret.spec.sync, sync.owner == .manager {
            throw SecretsError.ownedByManager(secret, manager: sync.with.manager.name)
        }
        if atAnyHour != true, let window = work.secret.spec.rotation?.window {
            let (now, zone) = (try await run.now(), work.secret.zone(in: run.plan))
            guard window.isOpen(at: now, in: zone) else {
                throw SecretsError.outsideWindow(
                    secret: secret, opens: window.nextOpening(after: now, in: zone))
            }
        }
        let rotated = try await work.rotate(in: run)
        try await run.record(rotated)
        return RotationResult(rotated)
    }
}

extension SecretWork {
    /// Changes the secret in the way of its content.
    func rotate(in run: Run) async throws -> SecretRotated {
        switch secret.spec.content {
        case .postgresRole(let roles): return try await LoginRotation(self, roles, in: run).perform()
        case .random(let value):
            let maker = RandomMaker(length: value.length, world: world)
            return try await ValueRotation(self, maker, in: run).perform()
        case .tlsCertificate(let certificate): return try await renew(certificate, in: run)
        case .httpToken(let token):
            let maker = TokenMaker(spec: token, secrets: workplace.secrets, run: run.id.rawValue, world: world)
            return try await ValueRotation(self, maker, in: run).perform()
        }
    }

    private func renew(_ certificate: ServerCertificate, in run: Run) async throws -> SecretRotated {
        var maker = CertificateMaker(spec: certificate, workplace: workplace, world: world)
        guard case .request(let signing) = certificate.signer else {
            return try await ValueRotation(self, maker, in: run).perform()
        }
        let request = CertificateRequest(work: self, spec: certificate, signing: signing, run: run)
        maker.signed = try await request.perform()
        let rotated = try await ValueRotation(self, maker, in: run).perform()
        try await run.step("tidy the request") { _ in try request.tidy() }
        return rotated
    }
}

extension Resource<ManagedSecret> {
    /// The time zone of its hours.
    package func zone(in plan: Plan) -> Zone {
        spec.rotation?.timeZone ?? plan.all(Platform.self).first?.spec.timeZone ?? .utc
    }
}

/// What changing a secret returns.
package struct RotationResult: RunResult, Hashable {
    package let rotated: SecretRotated

    package init(_ rotated: SecretRotated) {
        self.rotated = rotated
    }

    package var verdict: Verdict { rotated.oldIsDead == false ? .fail : .pass }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        [changed, replaced, lasting, seen].compactMap(\.self).reduce(LocalizedText(en: "", fr: "")) { text, next in
            let space = text.en.isEmpty ? "" : " "
            return LocalizedText(en: text.en + space + next.en, fr: text.fr + space + next.fr)
        }
    }

    private var changed: LocalizedText {
        let (name, place) = (rotated.secret, rotated.place)
        guard let to = rotated.to else {
            let now = LocalizedText(
                en: "\(name) has a new value in \(place)", fr: "\(name) a une nouvelle valeur dans \(place)")
            return switch rotated.oldIsDead {
            case nil: LocalizedText(en: "\(now.en).", fr: "\(now.fr).")
            case true?:
                LocalizedText(
                    en: "\(now.en); the old one is revoked, and proven dead.",
                    fr: "\(now.fr) ; l’ancienne est révoquée, et prouvée morte.")
            case false?:
                LocalizedText(
                    en: "\(now.en); the old one was revoked, and still works: end it where it was made.",
                    fr: "\(now.fr) ; l’ancienne a été révoquée et marche encore : mettez-y fin là où elle est née.")
            }
        }
        guard let from = rotated.from else {
            return LocalizedText(
                en: "\(name) is the login of \(to), in \(place).",
                fr: "\(name) est l’identifiant de \(to), dans \(place).")
        }
        let dead = rotated.oldIsDead == true
        return LocalizedText(
            en: "\(name) is now the login of \(to); \(from) is disabled\(dead ? ", and its login proven dead" : "").",
            fr:
                "\(name) est désormais l’identifiant de \(to) ; \(from) est désactivé\(dead ? ", et son accès prouvé mort" : "")."
        )
    }

    private var replaced: LocalizedText? {
        guard let rolled = rotated.rolled, let first = rolled.first else { return nil }
        let pods = rolled.reduce(0) { $0 + $1.pods }
        let whose = rolled.count == 1 ? first.workload : "\(rolled.count) workloads"
        let dont = rolled.count == 1 ? first.workload : "\(rolled.count) charges"
        return LocalizedText(en: "\(pods) pods of \(whose) have it.", fr: "\(pods) pods de \(dont) l’ont.")
    }

    private var lasting: LocalizedText? {
        guard let day = rotated.expires?.rfc3339.prefix(10) else { return nil }
        return LocalizedText(en: "It is valid until \(day).", fr: "Elle vaut jusqu’au \(day).")
    }

    private var seen: LocalizedText? {
        rotated.seenAt.map { LocalizedText(en: "It was seen at \($0).", fr: "Elle a été vue à \($0).") }
    }
}
