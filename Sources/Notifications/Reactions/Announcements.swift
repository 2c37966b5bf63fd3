import JSONTree
import Surroundings
import VigieEngine
import VigieLedger
import VigiePlan
import VigieReadiness
import Wording

/// What people are told of, by the kind of the entry that says it. Chapters are known by these words alone.
enum Announcements {
    /// Those whose failure is told as it is recorded; a control that fails by one of them is not told of again.
    static let proofs: Set = ["backup.proof"]

    static let all: [Reaction] =
        [
            reaction("tell-approval", "run.approval-requested", approval),
            reaction("tell-proof", "backup.proof", proof),
            reaction("tell-readiness", ReadinessChanged.kind, readiness),
            reaction("tell-setup", "access.setup-used", setup),
        ] + EmergencyAnnouncements.all

    static func reaction(
        _ name: String, _ kind: String, _ notice: @escaping @Sendable (LedgerEntry) throws -> Notice?
    ) -> Reaction {
        Reaction(name: name, kind: kind) { entry, plan in
            // Where nobody has said how to be told, there is nobody to tell.
            guard !plan.all(NotificationPreference.self).isEmpty, let notice = try notice(entry) else { return [] }
            return [AnnounceNotice(notice)]
        }
    }

    // MARK: Runs

    static func approval(_ entry: LedgerEntry) throws -> Notice? {
        let title =
            (try? entry.data["titles"]?.decoded(as: LocalizedText.self))
            ?? LocalizedText(verbatim: entry.data["title"]?.string ?? "")
        let digest = String((entry.data["digest"]?.string ?? "").prefix(16))
        let people = Int(entry.data["people"]?.integer ?? 1)
        let needed = LocalizedText(
            people, en: ("person has", "people have"), fr: ("personne doit", "personnes doivent"))
        let until = entry.data["expiresAt"]?.string ?? ""
        return entry.notice(
            .approval, .warning, en: "Waits for approval: \(title.en)", fr: "En attente d’approbation : \(title.fr)",
            body: LocalizedText(
                en: "\(needed.en) to agree before \(until). What will be done has the digest \(digest)….",
                fr: "\(needed.fr) donner leur accord avant \(until). L’empreinte de ce qui sera fait : \(digest)…."))
    }

    // MARK: Proofs

    static func proof(_ entry: LedgerEntry) throws -> Notice? {
        guard let verdict = entry.data["verdict"]?.string.flatMap(Verdict.init), verdict != .pass else { return nil }
        let name = entry.subjectName
        let findings = (entry.data["findings"]?.array ?? []).filter { $0["verdict"]?.string == verdict.rawValue }
        let texts = findings.compactMap { try? $0["text"]?.decoded(as: LocalizedText.self) }
        let repository = entry.data["repository"]?.string ?? ""
        let place = LocalizedText(en: "Repository: \(repository).", fr: "Dépôt : \(repository).")
        let body = LocalizedText(
            en: (texts.map(\.en) + [place.en]).joined(separator: "\n"),
            fr: (texts.map(\.fr) + [place.fr]).joined(separator: "\n"))
        guard verdict == .fail else {
            return entry.notice(
                .proof, .warning, en: "The backups of \(name) could not be proven",
                fr: "Les sauvegardes de \(name) n’ont pas pu être prouvées", body: body)
        }
        // Everything came back, only not within what was promised.
        let objectives: Set = ["proof.rpo", "proof.rto"]
        let isObjective = !findings.isEmpty && findings.allSatisfy { objectives.contains($0["code"]?.string ?? "") }
        if isObjective {
            return entry.notice(
                .objective, .warning, en: "The backups of \(name) miss their objective",
                fr: "Les sauvegardes de \(name) manquent leur objectif", body: body)
        }
        return entry.notice(
            .proof, .critical, en: "The backups of \(name) failed their proof",
            fr: "La preuve des sauvegardes de \(name) a échoué", body: body)
    }

    // MARK: Readiness

    static func readiness(_ entry: LedgerEntry) throws -> Notice? {
        let change = try entry.evidence(as: ReadinessChanged.self)
        let title = Catalogue.control(change.control)?.title ?? LocalizedText(verbatim: change.control.rawValue)
        switch change.now {
        case .stale:
            return entry.notice(
                .overdue, .warning, en: "Overdue: \(title.en)", fr: "En retard : \(title.fr)", body: change.reason,
                link: "/readiness/\(change.control)")
        case .failing:
            if let kind = change.evidence?.kind, proofs.contains(kind) { return nil }
            if change.problem != nil {
                return entry.notice(
                    .overdue, .warning, en: "Cannot be judged: \(title.en)", fr: "Ne peut être jugé : \(title.fr)",
                    body: change.reason, link: "/readiness/\(change.control)")
            }
            return entry.notice(
                .overdue, .critical, en: "No longer kept: \(title.en)", fr: "N’est plus tenu : \(title.fr)",
                body: change.reason, link: "/readiness/\(change.control)")
        default:
            return entry.notice(
                .recovery, .info, en: "Proven again: \(title.en)", fr: "De nouveau prouvé : \(title.fr)",
                body: change.reason, link: "/readiness/\(change.control)")
        }
    }

    // MARK: Access

    static func setup(_ entry: LedgerEntry) throws -> Notice? {
        entry.notice(
            .access, .warning, en: "Somebody came in by the setup link",
            fr: "Quelqu’un est entré par le lien de première installation",
            body: LocalizedText(
                en:
                    "The link works once. If it was none of you, take the machine off the network and look at the ledger.",
                fr: """
                    Le lien ne sert qu’une fois. Si ce n’était aucun de vous, débranchez la machine du réseau et \
                    regardez le registre.
                    """), link: "/ledger/\(entry.index)")
    }
}

extension LedgerEntry {
    /// What stands behind the kind: `shop` of `BackupPolicy/shop`.
    var subjectName: String {
        subject.split(separator: "/").last.map(String.init) ?? subject
    }

    func notice(
        _ topic: Topic, _ severity: Severity, en: String, fr: String, body: LocalizedText, link: String? = nil
    ) -> Notice {
        Notice(
            key: "entry/\(index)", topic: topic, severity: severity, title: LocalizedText(en: en, fr: fr), body: body,
            subject: subject, link: link ?? run.map { "/runs/\($0)" }, at: at)
    }
}
