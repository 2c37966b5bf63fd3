import OpenBaoClient
import VigiePlan
import Wording

/// The list of needs that a candidate is held against, each with its weight. What files on one machine would do
/// stands beside it, because that is the alternative of a small team.
struct ManagerNeeds: Sendable {
    let spec: SecretsManager
    let findings: ManagerTrial.Findings

    var all: [ManagerEvaluated.Need] {
        [latency, transport, versions, writers, audit, sealing, outage, cost]
    }

    private var latency: ManagerEvaluated.Need {
        let (median, slowest) = (LocalizedText(span: findings.medianRead), LocalizedText(span: findings.slowestRead))
        let milliseconds = findings.medianRead / .milliseconds(1)
        return ManagerEvaluated.Need(
            "latency", LocalizedText(en: "Read quickly", fr: "Lire vite"), weight: 2,
            candidate: milliseconds <= 50 ? 1 : milliseconds <= 250 ? 0.5 : 0, files: 1,
            finding: LocalizedText(
                en: "20 reads took \(median.en) in the middle, \(slowest.en) at worst.",
                fr: "20 lectures : \(median.fr) au milieu, \(slowest.fr) au pire."))
    }

    private var transport: ManagerEvaluated.Need {
        let isEncrypted = spec.address.hasPrefix("https://")
        return ManagerEvaluated.Need(
            "transport", LocalizedText(en: "Encrypted on the way", fr: "Chiffré en transit"), weight: 4,
            candidate: isEncrypted ? 1 : 0, files: 1,
            finding: isEncrypted
                ? LocalizedText(en: "TLS, with a verified certificate.", fr: "TLS, certificat vérifié.")
                : LocalizedText(
                    en: "HTTP in clear: whoever listens reads everything.",
                    fr: "HTTP en clair : qui écoute lit tout."))
    }

    private var versions: ManagerEvaluated.Need {
        ManagerEvaluated.Need(
            "versions", LocalizedText(en: "A mistake can be taken back", fr: "Une erreur se rattrape"), weight: 3,
            candidate: (findings.bringsBack ? 0.7 : 0) + (findings.forgets ? 0.3 : 0), files: 0,
            finding: LocalizedText(
                en: "Old version read, deleted one brought back: \(findings.bringsBack ? "yes" : "no"); "
                    + "destroyed one gone: \(findings.forgets ? "yes" : "no").",
                fr: "Ancienne version lue, version supprimée rétablie : \(findings.bringsBack ? "oui" : "non") ; "
                    + "version détruite disparue : \(findings.forgets ? "oui" : "non")."))
    }

    private var writers: ManagerEvaluated.Need {
        ManagerEvaluated.Need(
            "writers",
            LocalizedText(en: "Two writers do not overwrite each other", fr: "Deux écrivains ne s’écrasent pas"),
            weight: 2, candidate: findings.refusesBlindWrites ? 1 : 0, files: 0,
            finding: findings.refusesBlindWrites
                ? LocalizedText(en: "A late write was refused.", fr: "Une écriture tardive a été refusée.")
                : LocalizedText(en: "A late write went through.", fr: "Une écriture tardive est passée."))
    }

    private var audit: ManagerEvaluated.Need {
        let finding: LocalizedText
        switch findings.auditDevices {
        case nil:
            finding = LocalizedText(
                en: "Vigie's login may not look at the audit devices (sys/audit).",
                fr: "Le compte de Vigie ne peut pas voir les journaux d’audit (sys/audit).")
        case 0?:
            finding = LocalizedText(
                en: "No audit device: nobody knows who read what.",
                fr: "Aucun journal d’audit : on ignore qui a lu quoi.")
        case let count?:
            finding = LocalizedText(
                count, en: ("audit device writes", "audit devices write"),
                fr: ("journal d’audit écrit", "journaux d’audit écrivent"))
        }
        return ManagerEvaluated.Need(
            "audit", LocalizedText(en: "Who read what is known", fr: "On sait qui a lu quoi"), weight: 4,
            candidate: (findings.auditDevices ?? 0) > 0 ? 1 : 0, files: 0, finding: finding)
    }

    private var sealing: ManagerEvaluated.Need {
        let seal = findings.seal
        let isShared = seal.threshold > 1 || seal.kind != "shamir"
        return ManagerEvaluated.Need(
            "recovery", LocalizedText(en: "Comes back after a restart", fr: "Revient après un redémarrage"), weight: 3,
            candidate: seal.kind != "shamir" ? 1 : isShared ? 0.6 : 0.3, files: 1,
            finding: LocalizedText(
                en: seal.kind == "shamir"
                    ? "Sealed after each restart, until \(seal.threshold) of \(seal.shares) key holders come."
                    : "Unseals itself (\(seal.kind)).",
                fr: seal.kind == "shamir"
                    ? "Scellé après chaque redémarrage, jusqu’à la venue de \(seal.threshold) détenteurs sur \(seal.shares)."
                    : "Se descelle seul (\(seal.kind))."))
    }

    private var outage: ManagerEvaluated.Need {
        let storage = findings.seal.storage ?? ""
        let isReplicated = ["raft", "postgresql"].contains(storage)
        return ManagerEvaluated.Need(
            "outage", LocalizedText(en: "Survives the loss of a machine", fr: "Survit à la perte d’une machine"),
            weight: 3,
            candidate: isReplicated ? 0.8 : 0.1, files: 0.1,
            finding: LocalizedText(
                en: "Its storage is \(storage.isEmpty ? "not told" : storage); an outage was not provoked.",
                fr: "Son stockage : \(storage.isEmpty ? "non indiqué" : storage) ; aucune panne n’a été provoquée."))
    }

    private var cost: ManagerEvaluated.Need {
        let cost = spec.monthlyCost
        let value = cost.map { $0 <= 50 ? 1.0 : $0 <= 300 ? 0.6 : 0.2 } ?? 0
        return ManagerEvaluated.Need(
            "cost", LocalizedText(en: "Affordable", fr: "Abordable"), weight: 2, candidate: value, files: 1,
            finding: cost.map {
                LocalizedText(en: "\($0) € a month, as entered.", fr: "\($0) € par mois, comme saisi.")
            }
                ?? LocalizedText(
                    en: "No monthlyCost is entered in the plan.", fr: "Aucun monthlyCost n’est saisi dans le plan."))
    }
}
