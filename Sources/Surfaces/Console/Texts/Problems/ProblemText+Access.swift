import Wording

extension ProblemText {
    static let ofAccess: [Phrase] = [
        Phrase("The session is over.", fr: "La session est terminée."),
        Phrase("It was not used for too long.", fr: "Elle est restée trop longtemps inutilisée."),
        Phrase("It had lasted as long as a session may.", fr: "Elle a duré autant qu’une session le peut."),
        Phrase("It was signed out.", fr: "Elle a été fermée."),
        Phrase("Its owner ended it.", fr: "La personne y a mis fin."),
        Phrase("What its owner may do has changed.", fr: "Les droits de la personne ont changé."),
        Phrase("The account's password has changed.", fr: "Le mot de passe du compte a changé."),
        Phrase("The account was disabled.", fr: "Le compte a été désactivé."),
        Phrase("Sign in again.", fr: "Reconnectez-vous."),
        Phrase("The name, the password or the code is wrong.", fr: "Le nom, le mot de passe ou le code est faux."),
        Phrase(
            "Try again; a code is good once, and for half a minute.",
            fr: "Réessayez ; un code ne vaut qu’une fois, et une demi-minute."),
        Phrase("Too many attempts.", fr: "Trop de tentatives."),
        Phrase("The next one is looked at after ….", fr: "La prochaine sera examinée après …."),
        Phrase("Wait, then try again.", fr: "Patientez, puis réessayez."),
        Phrase("Too many people are signing in at once.", fr: "Trop de personnes se connectent à la fois."),
        Phrase("Try again in a few seconds.", fr: "Réessayez dans quelques secondes."),
        Phrase("This account is disabled.", fr: "Ce compte est désactivé."),
        Phrase(
            "An administrator can enable it with `vigie person enable`.",
            fr: "Un administrateur peut le rétablir avec `vigie person enable`."),
        Phrase("The plan gives you no role.", fr: "Le plan ne vous donne aucun rôle."),
        Phrase("No RoleBinding reaches '…'.", fr: "Aucun RoleBinding ne concerne « … »."),
        Phrase("Ask for one in the plan.", fr: "Demandez-en un dans le plan."),
        Phrase("This setup link is not valid any more.", fr: "Ce lien de mise en service n’est plus valable."),
        Phrase(
            "It is good once, for an hour, and only until the first account is made.",
            fr: "Il vaut une fois, une heure, et seulement jusqu’à la création du premier compte."),
        Phrase(
            "`vigie access setup` on the server prints another while there is no account.",
            fr: "`vigie access setup`, sur le serveur, en donne un autre tant qu’il n’y a aucun compte."),
        Phrase(
            "This form is not of your present session.", fr: "Ce formulaire n’est pas de votre session actuelle."),
        Phrase("Load the page again, then send it.", fr: "Rechargez la page, puis renvoyez-le."),
        Phrase("There is no second factor.", fr: "Il n’y a pas de second facteur."),
        Phrase("Its owner sets one up, after signing in.", fr: "La personne en installe un après s’être connectée."),
        Phrase("Nobody is signed in.", fr: "Personne n’est connecté."),
        Phrase(
            "Sign in, or send a token that is still valid: Authorization: Bearer vigie_…",
            fr: "Connectez-vous, ou envoyez un jeton encore valable : Authorization: Bearer vigie_…"),
        Phrase("You may not do this.", fr: "Vous n’en avez pas le droit."),
        Phrase("To … takes the role …; yours is ….", fr: "Pour … il faut le rôle … ; le vôtre est …."),
        Phrase(
            "A RoleBinding in the plan gives roles; whoever may change the plan can propose one.",
            fr: "Un RoleBinding du plan donne les rôles ; qui peut modifier le plan peut en proposer un."),
        Phrase(
            "What was stored about access cannot be read.", fr: "Ce qui est conservé des accès ne se lit plus."),
        Phrase("A document of … is damaged.", fr: "Un document de … est abîmé."),
        Phrase(
            "Restore the data directory from a backup; nobody is let in by what cannot be read.",
            fr: "Rétablissez le répertoire de données depuis une sauvegarde ; ce qui ne se lit pas n’ouvre à personne."),
        Phrase("There is no such person.", fr: "Cette personne n’existe pas."),
        Phrase("`vigie person list` shows all of them.", fr: "`vigie person list` les montre toutes."),
        Phrase("This is not a person's name here.", fr: "Ce nom ne convient pas ici."),
        Phrase(
            "Use that of the Person in the plan: small letters, digits and dashes, 63 at most.",
            fr: "Prenez celui de la Person du plan : minuscules, chiffres et tirets, 63 au plus."),
        Phrase("There is such an account already.", fr: "Ce compte existe déjà."),
        Phrase(
            "`vigie person password …` gives it another password.",
            fr: "`vigie person password …` lui donne un autre mot de passe."),
        Phrase("There is no such token.", fr: "Ce jeton n’existe pas."),
        Phrase("`vigie token list` shows all of them.", fr: "`vigie token list` les montre tous."),
        Phrase("There is no such session.", fr: "Cette session n’existe pas."),
        Phrase("A token cannot live that long.", fr: "Un jeton ne peut pas durer autant."),
        Phrase("It expires after a minute to a year.", fr: "Il expire après une minute à un an."),
        Phrase(
            "A token may do no more than its owner.", fr: "Un jeton n’a pas plus de droits que la personne."),
        Phrase("Wanted: …. Its owner has: ….", fr: "Demandé : …. La personne a : …."),
        Phrase("Access failed.", fr: "L’accès a échoué."),
        Phrase("There is no such identity provider.", fr: "Ce fournisseur d’identité n’existe pas."),
        Phrase(
            "The identity provider does not answer as it should.",
            fr: "Le fournisseur d’identité ne répond pas comme il le devrait."),
        Phrase(
            "This sign-in was not begun here, or is too old.",
            fr: "Cette connexion n’a pas commencé ici, ou date trop."),
        Phrase("Begin again from the sign-in page.", fr: "Recommencez depuis la page de connexion."),
        Phrase(
            "The identity provider did not sign you in.", fr: "Le fournisseur d’identité ne vous a pas reconnu."),
        Phrase(
            "What the identity provider said cannot be believed.",
            fr: "Ce qu’a dit le fournisseur d’identité n’est pas crédible."),
        Phrase("Nobody of the plan has this identity.", fr: "Personne, dans le plan, n’a cette identité."),
        Phrase(
            "A Person in the plan names who may sign in: identities, or the email.",
            fr: "Une Person du plan dit qui peut se connecter : identities, ou l’email."),
        Phrase(
            "The secret for the identity provider is missing.",
            fr: "Le secret destiné au fournisseur d’identité manque."),
        Phrase("This passkey is registered already.", fr: "Cette clé d’accès est déjà enregistrée."),
        Phrase(
            "Use it to sign in, or take another device.", fr: "Servez-vous-en pour entrer, ou prenez un autre appareil."
        ),
        Phrase(
            "Nobody has registered this passkey here.", fr: "Personne n’a enregistré cette clé d’accès ici."),
        Phrase(
            "Sign in with a password, then add the passkey in the settings.",
            fr: "Connectez-vous par mot de passe, puis ajoutez la clé dans les réglages."),
        Phrase("There may be a copy of this passkey.", fr: "Il existe peut-être une copie de cette clé d’accès."),
        Phrase(
            "It says that it was used less often than it was.",
            fr: "Elle dit avoir servi moins souvent qu’elle ne l’a fait."),
        Phrase(
            "Sign in with a password, remove the passkey and add it anew.",
            fr: "Connectez-vous par mot de passe, retirez la clé et ajoutez-la de nouveau."),
        Phrase("The device did not make sure that it is you.", fr: "L’appareil ne s’est pas assuré que c’est vous."),
        Phrase(
            "Use one that asks for a finger, a face or a code.",
            fr: "Prenez-en un qui demande un doigt, un visage ou un code."),
        Phrase("This was not begun here, or is too old.", fr: "Cela n’a pas commencé ici, ou date trop."),
        Phrase("Try again.", fr: "Réessayez."),
        Phrase("A key of this kind is not accepted.", fr: "Une clé de ce genre n’est pas acceptée."),
        Phrase("Use another device.", fr: "Prenez un autre appareil."),
        Phrase("What the device said cannot be believed.", fr: "Ce qu’a dit l’appareil n’est pas crédible."),
        Phrase("Try again from the page of this site.", fr: "Réessayez depuis la page de ce site."),
    ]

    static let ofWeakness: [Phrase] = [
        Phrase("This password is too easy to guess.", fr: "Ce mot de passe est trop facile à deviner."),
        Phrase("It has fewer than … characters.", fr: "Il a moins de … caractères."),
        Phrase("It has more than … bytes.", fr: "Il a plus de … octets."),
        Phrase("It is little more than the person's name.", fr: "C’est à peine plus que le nom de la personne."),
        Phrase("It repeats a few characters, or counts.", fr: "Il répète quelques caractères, ou compte."),
        Phrase("It is among the first that are tried.", fr: "C’est l’un des premiers que l’on essaie."),
        Phrase(
            "A few words that do not belong together make a good one.",
            fr: "Quelques mots sans rapport entre eux en font un bon."),
    ]
}
