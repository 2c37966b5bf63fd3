import Wording

extension ProblemText {
    /// Of messages that did not go.
    static let ofMessages: [Phrase] = [
        Phrase("The plan has no NotificationChannel '…'.", fr: "Le plan n’a pas de NotificationChannel « … »."),
        Phrase("`vigie notify list` shows those there are.", fr: "`vigie notify list` montre ceux qui existent."),
        Phrase("The plan has no NotificationChannel.", fr: "Le plan n’a aucun NotificationChannel."),
        Phrase(
            "Write one; docs/notifications.md says what there is.",
            fr: "Écrivez-en un ; docs/notifications.md dit ce qui existe."),
        Phrase("Nobody is told anything by '…'.", fr: "Personne n’est prévenu par « … »."),
        Phrase(
            "Name it in the rules of a NotificationPreference.",
            fr: "Nommez-le dans les règles d’une NotificationPreference."),
        Phrase("The plan does not say how … is told.", fr: "Le plan ne dit pas comment prévenir …."),
        Phrase("Write a NotificationPreference.", fr: "Écrivez une NotificationPreference."),
        Phrase("There is no address of … for the channel '…'.", fr: "Il n’y a pas d’adresse de … pour le canal « … »."),
        Phrase(
            "What is kept as the address of '…' is none.",
            fr: "Ce qui est conservé comme adresse de « … » n’en est pas une."),
        Phrase("It begins with https:// and has no blanks.", fr: "Elle commence par https:// et n’a pas d’espaces."),
        Phrase("The address of '…' is not https.", fr: "L’adresse de « … » n’est pas en https."),
        Phrase(
            "The message, and the address itself, would cross the network in clear.",
            fr: "Le message, et l’adresse même, traverseraient le réseau en clair."),
        Phrase("A template of '…' cannot be used.", fr: "Un modèle de « … » est inutilisable."),
        Phrase("The channel '…' does not answer.", fr: "Le canal « … » ne répond pas."),
        Phrase("The channel '…' refuses the message.", fr: "Le canal « … » refuse le message."),
        Phrase(
            "The channel '…' wants the message sent elsewhere.",
            fr: "Le canal « … » veut que le message aille ailleurs."),
        Phrase(
            "It answers …. The address is a secret, so it is not followed.",
            fr: "Il répond …. L’adresse est un secret : elle n’est pas suivie."),
        Phrase(
            "If the service has moved, store its new address.",
            fr: "Si le service a déménagé, enregistrez sa nouvelle adresse."),
    ]
}
