import JSONTree
import VigieClient
import VigieReadiness
import Wording

/// The words of the entries about access, as people say them. A word that is not here is shown as it was recorded.
enum AccessWords {
    /// What was changed, or what somebody was refused.
    static func what(_ entry: EntryView, _ reader: Reader) -> String {
        if let change = entry.data?["change"]?.string { return changes[change].map { reader[$0] } ?? change }
        guard let action = entry.data?["action"]?.string else { return entry.kind }
        let words = action.split(separator: " in ", maxSplits: 1).map(String.init)
        let verb = words.first.flatMap { actions[$0] }.map { reader[$0] } ?? words.first ?? action
        guard words.count == 2 else { return verb }
        let chapter = ChapterName(rawValue: words[1]).map { reader[$0.title] } ?? words[1]
        return reader.say("\(verb) in \(chapter)", "\(verb) dans \(chapter)")
    }

    static func reason(_ word: String, _ reader: Reader) -> String {
        reasons[word].map { reader[$0] } ?? word
    }

    static let changes: [String: LocalizedText] = [
        "account-made": LocalizedText(en: "account made", fr: "compte créé"),
        "account-disabled": LocalizedText(en: "account disabled", fr: "compte désactivé"),
        "account-enabled": LocalizedText(en: "account enabled", fr: "compte rétabli"),
        "password-changed": LocalizedText(en: "password changed", fr: "mot de passe changé"),
        "second-factor-added": LocalizedText(en: "second factor added", fr: "second facteur ajouté"),
        "second-factor-removed": LocalizedText(en: "second factor removed", fr: "second facteur retiré"),
        "recovery-code-used": LocalizedText(en: "recovery code used", fr: "code de secours utilisé"),
        "passkey-added": LocalizedText(en: "passkey added", fr: "clé d’accès ajoutée"),
        "passkey-removed": LocalizedText(en: "passkey removed", fr: "clé d’accès retirée"),
        "session-ended": LocalizedText(en: "session ended", fr: "session close"),
        "sessions-ended": LocalizedText(en: "sessions ended", fr: "sessions closes"),
        "token-created": LocalizedText(en: "token made", fr: "jeton créé"),
        "token-revoked": LocalizedText(en: "token revoked", fr: "jeton révoqué"),
        "roles-changed": LocalizedText(en: "roles changed", fr: "droits changés"),
        "setup-link-made": LocalizedText(en: "setup link made", fr: "lien de mise en service créé"),
        "person-forgotten": LocalizedText(en: "person forgotten", fr: "personne oubliée"),
    ]

    private static let actions: [String: LocalizedText] = [
        "login": LocalizedText(en: "sign in", fr: "se connecter"), "enter": LocalizedText(en: "enter", fr: "entrer"),
        "read": LocalizedText(en: "look", fr: "regarder"),
        "operate": LocalizedText(en: "start or cancel", fr: "lancer ou annuler"),
        "approve": LocalizedText(en: "approve", fr: "approuver"),
        "administer": LocalizedText(en: "change access", fr: "changer les accès"),
        "any": LocalizedText(en: "various things", fr: "diverses choses"),
        "form": LocalizedText(en: "send a form", fr: "envoyer un formulaire"),
    ]

    private static let reasons: [String: LocalizedText] = [
        "idle": LocalizedText(en: "not used for too long", fr: "trop longtemps inutilisée"),
        "expired": LocalizedText(en: "its time was over", fr: "arrivée à son terme"),
        "signedOut": LocalizedText(en: "signed out", fr: "déconnexion"),
        "endedByOwner": LocalizedText(en: "ended by its owner", fr: "close par la personne"),
        "rolesChanged": LocalizedText(en: "roles changed", fr: "droits changés"),
        "passwordChanged": LocalizedText(en: "password changed", fr: "mot de passe changé"),
        "accountDisabled": LocalizedText(en: "account disabled", fr: "compte désactivé"),
        "bad-credentials": LocalizedText(en: "wrong name or password", fr: "nom ou mot de passe faux"),
        "bad-code": LocalizedText(en: "wrong code", fr: "code faux"),
        "throttled": LocalizedText(en: "too many attempts", fr: "trop de tentatives"),
        "account-disabled": LocalizedText(en: "the account is disabled", fr: "le compte est désactivé"),
        "no-role": LocalizedText(en: "the plan gives no role", fr: "le plan ne donne aucun rôle"),
        "unknown-session": LocalizedText(en: "no such session", fr: "session inconnue"),
        "unknown-token": LocalizedText(en: "no such token", fr: "jeton inconnu"),
        "not-of-this-session": LocalizedText(en: "a form of another session", fr: "formulaire d’une autre session"),
        "many-sources": LocalizedText(en: "from many sources", fr: "de nombreuses sources"),
        "needs-viewer": LocalizedText(en: "takes the right to look", fr: "il faut le droit de regarder"),
        "needs-operator": LocalizedText(
            en: "takes the right to start and cancel", fr: "il faut le droit de lancer et d’annuler"),
        "needs-approver": LocalizedText(en: "takes the right to approve", fr: "il faut le droit d’approuver"),
        "needs-admin": LocalizedText(en: "takes all rights", fr: "il faut tous les droits"),
    ]
}
