import HTML

/// A form that a device fills in: our script asks it, and sends what it says.
struct PasskeyForm {
    let link: Link
    /// What the browser is asked to do, as JSON.
    let options: String
    /// What makes the form its session's own.
    let lock: Markup
    let reader: Reader

    func callAsFunction(@MarkupBuilder content: () throws -> Markup) rethrows -> Markup {
        let content = try content()
        return Tag.form(to: link, posts: true)(.data("data-passkey", options)) {
            lock
            for name in ["id", "client", "data", "signature", "handle"] { input(.type("hidden"), .name(name)) }
            content
            p(
                .class("note"), .role("status"),
                .data(
                    "data-unable",
                    reader.say("This browser has no passkeys.", "Ce navigateur n’a pas de clés d’accès.")),
                .data("data-waiting", reader.say("Your device asks you…", "Votre appareil vous demande…")),
                .data(
                    "data-refused",
                    reader.say("The device did not agree. Try again.", "L’appareil n’a pas accepté. Réessayez."))
            ) {}
        }
    }
}
