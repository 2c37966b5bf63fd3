import HTML
import VigieAccess

/// The passkeys of a person: what each is called, when it was used, and how to get one.
struct PasskeySection {
    let account: Account
    let visitor: Visitor
    let reader: Reader

    var markup: Markup {
        section(.ariaLabelledBy("h-passkeys")) {
            h2(.id("h-passkeys")) {
                account.passkeys.isEmpty
                    ? reader.say("No passkey yet", "Pas encore de clé d’accès")
                    : reader.count(
                        account.passkeys.count, ("passkey", "passkeys"), ("clé d’accès", "clés d’accès"))
            }
            p(.class("note")) {
                reader.say(
                    "A key in your device, opened by your finger or your code: nothing to type, and nothing that another site could ask you for.",
                    "Une clé dans votre appareil, ouverte par votre doigt ou votre code : rien à saisir, rien qu’un autre site puisse vous demander."
                )
            }
            if !account.passkeys.isEmpty {
                list
                removal
            }
            PostForm(link: Link("settings", "passkey"), visitor: visitor)() {
                label(.class("field")) {
                    reader.say("What to call the device", "Le nom de l’appareil")
                    input(
                        .type("text"), .name("label"), .required(), .maxLength(60), .autocomplete("off"))
                }
                PresentPasswordField(reader: reader).markup
                button(.class("button")) { reader.say("Add a passkey", "Ajouter une clé d’accès") }
            }
        }
    }

    private var removal: Markup {
        PostForm(link: Link("settings", "remove-passkey"), visitor: visitor)() {
            label(.class("field")) {
                reader.say("A passkey to remove", "Une clé d’accès à retirer")
                select(.name("id")) {
                    for passkey in account.passkeys { option(.value(passkey.id)) { passkey.label } }
                }
            }
            PresentPasswordField(reader: reader).markup
            button(.class("button danger")) { reader.say("Remove it", "La retirer") }
        }
    }

    private var list: Markup {
        table(.class("rows")) {
            thead {
                tr {
                    th { reader.say("Device", "Appareil") }
                    th(.class("n w-m")) { reader.say("Last used", "Dernier usage") }
                }
            }
            tbody {
                for passkey in account.passkeys {
                    tr {
                        th(.scope("row")) {
                            passkey.label
                            span(.class("sub")) {
                                reader.since(passkey.createdAt)
                            }
                        }
                        td(.class("n")) {
                            if let used = passkey.usedAt {
                                reader.age(used)
                            } else {
                                reader.say("never", "jamais")
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The moment in which the device makes its key.
struct NewPasskeyPage {
    let options: String
    let label: String
    let visitor: Visitor

    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .settings, title: reader.say("Passkey", "Clé d’accès"),
            trail: [.init(name: reader[Place.settings.title], link: Link("settings"))],
            heading: .text(reader.say("Now it is your device’s turn.", "À votre appareil, maintenant.")),
            lede: .text(
                reader.say(
                    "It makes a key for this site alone, and keeps it.",
                    "Il crée une clé pour ce site seul, et la garde.")),
            body: Markup {
                PasskeyForm(
                    link: Link("settings", "confirm-passkey"), options: options,
                    lock: input(.type("hidden"), .name(PostForm.token), .value(visitor.formToken)), reader: reader)() {
                        input(.type("hidden"), .name("label"), .value(label))
                        button(.class("button first")) { reader.say("Make the key", "Créer la clé") }
                    }
            })
    }
}
