import JSONTree
import Surroundings
import VigieEngine
import VigieLedger
import Wording

/// What people are told when somebody gets in, in an emergency. Who it was the run says, to those who may see it.
enum EmergencyAnnouncements {
    static let all: [Reaction] = [
        Announcements.reaction("tell-emergency", "access.granted", granted),
        Announcements.reaction("tell-emergency-end", "access.ended", ended),
        Announcements.reaction("tell-emergency-review", "access.reviewed", reviewed),
        Announcements.reaction("tell-envelope", "access.envelope-opened", opened),
    ]

    static func granted(_ entry: LedgerEntry) throws -> Notice? {
        let (gives, incident) = (entry.data["gives"]?.string ?? "", entry.data["incident"]?.string ?? "")
        let until = entry.data["until"]?.string ?? ""
        let name = entry.subjectName
        let approvals = entry.data["approvedBy"]?.array?.count ?? 0
        let agreed =
            approvals == 0
            ? LocalizedText(en: "Nobody had to agree.", fr: "Aucun accord n’était requis.")
            : LocalizedText(
                approvals, en: ("person has agreed.", "people have agreed."),
                fr: ("personne a donné son accord.", "personnes ont donné leur accord."))
        return entry.notice(
            .access, .warning, en: "Emergency access: \(name)", fr: "Accès d’urgence : \(name)",
            body: LocalizedText(
                en: "Somebody gets the rights of \(gives) until \(until), for \(incident). \(agreed.en)",
                fr: "Quelqu’un reçoit les droits de \(gives) jusqu’à \(until), pour \(incident). \(agreed.fr)"))
    }

    static func ended(_ entry: LedgerEntry) throws -> Notice? {
        let (name, grant) = (entry.subjectName, entry.data["grant"]?.string ?? "")
        guard entry.data["cause"]?.string != "never-began" else {
            return entry.notice(
                .access, .info, en: "Emergency access was not given: \(name)",
                fr: "Accès d’urgence non donné : \(name)",
                body: LocalizedText(
                    en: "Nobody got in by the grant \(grant); nobody has to review it.",
                    fr: "Personne n’est entré par l’accès \(grant) ; il n’y a rien à relire."))
        }
        return entry.notice(
            .access, .warning, en: "Emergency access has ended: \(name)", fr: "Fin de l’accès d’urgence : \(name)",
            body: LocalizedText(
                en: "It has to be reviewed before anybody gets in again: vigie access review \(grant)",
                fr: "Une revue est due avant tout nouvel accès : vigie access review \(grant)"))
    }

    static func reviewed(_ entry: LedgerEntry) throws -> Notice? {
        let name = entry.subjectName
        guard entry.data["isJustified"]?.bool == false else {
            return entry.notice(
                .access, .info, en: "Emergency access was reviewed: \(name)",
                fr: "Accès d’urgence passé en revue : \(name)",
                body: LocalizedText(en: "It was justified.", fr: "Il était justifié."))
        }
        return entry.notice(
            .access, .critical, en: "Emergency access was not justified: \(name)",
            fr: "Accès d’urgence injustifié : \(name)",
            body: LocalizedText(
                en: "Whoever reviewed it says so. Is it an incident?",
                fr: "C’est ce que dit la revue. Est-ce un incident ?"))
    }

    static func opened(_ entry: LedgerEntry) throws -> Notice? {
        let (name, login) = (entry.subjectName, entry.data["name"]?.string ?? "")
        return entry.notice(
            .access, .critical, en: "A sealed envelope was opened: \(name)",
            fr: "Une enveloppe scellée a été ouverte : \(name)",
            body: LocalizedText(
                en: "Somebody works as \(login). If it is none of you, take the login away; then print a new envelope.",
                fr: "Quelqu’un travaille en tant que \(login). Si ce n’est aucun de vous, retirez ce compte ; puis "
                    + "imprimez une nouvelle enveloppe."))
    }
}
