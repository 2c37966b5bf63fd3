import HTML
import VigieAccess

/// The tokens that a person's programs come in with.
struct TokenSection {
    let tokens: [APIToken]
    let visitor: Visitor
    let reader: Reader
    /// Whether its owner has a password that can be asked for.
    let asksPassword: Bool

    /// What stands for all that the owner may do themselves.
    static let own = "own"

    var markup: Markup {
        section(.ariaLabelledBy("h-tokens")) {
            h2(.id("h-tokens")) { reader.say("Tokens for programs", "Jetons pour vos programmes") }
            if tokens.isEmpty {
                p(.class("note")) {
                    reader.say(
                        "A token lets a script ask and order in your name, with no more than the role you give it.",
                        "Un jeton laisse un script agir en votre nom, avec au plus le rôle que vous lui donnez.")
                }
            } else {
                list
            }
            if visitor.session != nil { creation }
        }
    }

    private var list: Markup {
        table(.class("rows")) {
            thead {
                tr {
                    th { reader.say("For", "Pour") }
                    th(.class("w-m")) { reader.say("May", "Droits") }
                    th(.class("n w-m")) { reader.say("Ends", "Fin") }
                    th(.class("n w-xs")) { span(.class("vh")) { reader.say("Revoke", "Révoquer") } }
                }
            }
            tbody {
                for token in tokens {
                    tr {
                        th(.scope("row")) {
                            token.label
                            span(.class("sub")) {
                                if let used = token.lastUsedAt {
                                    reader.say("last used ", "dernier usage ")
                                    reader.age(used)
                                } else {
                                    reader.say("never used", "jamais utilisé")
                                }
                            }
                        }
                        td { RolesText(roles: token.roles, reader: reader).markup }
                        td(.class("n")) { reader.age(token.expiresAt) }
                        td(.class("n")) {
                            PostForm(
                                link: Link("settings", "revoke-token"), visitor: visitor, hidden: [("token", token.id)])()
                            {
                                button(.class("button small danger")) { reader.say("Revoke", "Révoquer") }
                            }
                        }
                    }
                }
            }
        }
    }

    private var creation: Markup {
        PostForm(link: Link("settings", "token"), visitor: visitor)("row noprint") {
            label {
                span(.class("vh")) { reader.say("What it is for", "Son usage") }
                input(
                    .type("text"), .name("label"), .required(), .maxLength(100), .autocomplete("off"),
                    .placeholder(reader.say("what it is for", "son usage")))
            }
            label {
                span(.class("vh")) { reader.say("What it may do", "Ses droits") }
                select(.name("role")) {
                    for role in Role.allCases where (visitor.identity.roles.everywhere).map({ role <= $0 }) ?? false {
                        option(.value(role.rawValue)) { RolesText.word(role, reader) }
                    }
                    if !visitor.identity.roles.chapters.isEmpty {
                        option(.value(Self.own)) { reader.say("all that I may", "tous mes droits") }
                    }
                }
            }
            label {
                span(.class("vh")) { reader.say("For how long", "Sa durée") }
                select(.name("days")) {
                    for days in [1, 7, 30, 90, 365] {
                        option(.value("\(days)"), .selected(days == 90)) {
                            reader.count(days, ("day", "days"), ("jour", "jours"))
                        }
                    }
                }
            }
            if asksPassword {
                label {
                    span(.class("vh")) { reader.say("Present password", "Mot de passe actuel") }
                    input(
                        .type("password"), .name("current"), .required(), .autocomplete("current-password"),
                        .maxLength(1024), .placeholder(reader.say("present password", "mot de passe actuel")))
                }
            }
            button(.class("button small")) { reader.say("Make a token", "Créer un jeton") }
        }
    }
}
