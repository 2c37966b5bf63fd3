import Wording

extension ProblemText {
    static let ofSecrets: [Phrase] = [
        Phrase("The plan has no Secret '…'.", fr: "Le plan n’a pas de Secret « … »."),
        Phrase("`vigie secret list` shows those there are.", fr: "`vigie secret list` montre ceux qui existent."),
        Phrase("The plan has no SecretsManager '…'.", fr: "Le plan n’a pas de SecretsManager « … »."),
        Phrase("The plan has no Escrow '…'.", fr: "Le plan n’a pas d’Escrow « … »."),
        Phrase("A key file of Vigie is damaged.", fr: "Un fichier de clé de Vigie est abîmé."),
        Phrase(
            "What is in a secret's place was not written by Vigie.",
            fr: "Ce qui est à l’emplacement d’un secret n’a pas été écrit par Vigie."),
        Phrase("Move it away, or choose another place.", fr: "Déplacez-le, ou choisissez un autre emplacement."),
        Phrase(
            "Somebody else has changed the secret meanwhile.", fr: "Quelqu’un d’autre a changé le secret entre-temps."),
        Phrase(
            "Only one may change a secret: find out who, then start again.",
            fr: "Un seul peut changer un secret : trouvez qui, puis recommencez."),
        Phrase("What the secret was before is gone.", fr: "La valeur précédente du secret a disparu."),
        Phrase(
            "The value that was about to be published is gone.", fr: "La valeur qui allait être publiée a disparu."),
        Phrase("Cancel the run and start another.", fr: "Annulez l’exécution et lancez-en une autre."),
        Phrase(
            "The secret's place holds the login of another role.",
            fr: "L’emplacement du secret contient l’identifiant d’un autre rôle."),
        Phrase("… has '…'.", fr: "… contient « … »."),
        Phrase(
            "Name that role among the two, or empty the place.",
            fr: "Nommez ce rôle parmi les deux, ou videz l’emplacement."),
        Phrase("It ends at ….", fr: "Il finit le …."),
        Phrase("Does it read this place, and was it told to?", fr: "Lit-il cet emplacement, et l’a-t-on prévenu ?"),
        Phrase(
            "Does it read this place, and was it told to? Everything was put back.",
            fr: "Lit-il cet emplacement, et l’a-t-on prévenu ? Tout a été remis en place."),
        Phrase(
            "Put the signed certificate beside it, with the chain, as NAME.crt.",
            fr: "Placez le certificat signé à côté, avec la chaîne, sous NOM.crt."),
        Phrase(
            "A token may have been made all the same: look for it at the server, and revoke it.",
            fr: "Un jeton a pu être créé malgré tout : cherchez-le sur le serveur, et révoquez-le."),
        Phrase(
            "A described request was answered otherwise than expected.",
            fr: "Une requête décrite a reçu une autre réponse que prévu."),
        Phrase("The secret has no second copy.", fr: "Le secret n’a pas de seconde copie."),
        Phrase("Write sync: in its spec.", fr: "Écrivez sync: dans sa spec."),
        Phrase("The owner's copy is not there.", fr: "La copie du propriétaire n’est pas là."),
        Phrase(
            "The copy that is to follow holds something else from the start.",
            fr: "La copie qui doit suivre contient autre chose dès le départ."),
        Phrase(
            "Look whose it is; move it away, then it can follow.",
            fr: "Voyez à qui elle est ; déplacez-la, et elle pourra suivre."),
        Phrase(
            "Change it there; Vigie copies it and tells the consumers.",
            fr: "Renouvelez-le là-bas ; Vigie le copie et prévient les consommateurs."),
        Phrase("Something is wrong with a secret.", fr: "Quelque chose ne va pas avec un secret."),
        Phrase(
            "Two cannot write one secret. To make it Vigie's, let the other one go and write takeOver: true.",
            fr: "À deux, on n’écrit pas un secret. Pour le confier à Vigie, retirez l’autre et écrivez takeOver: true."),
        Phrase("The file is another escrow's.", fr: "Le fichier est celui d’un autre séquestre."),
        Phrase("… is one of ….", fr: "… est de …."),
        Phrase("There is no such file.", fr: "Ce fichier n’existe pas."),
        Phrase("The file does not hold audit events.", fr: "Le fichier ne contient pas d’événements d’audit."),
        Phrase(
            "It has one audit.k8s.io/v1 Event as JSON on each line.",
            fr: "Il a, à chaque ligne, un Event audit.k8s.io/v1 en JSON."),
        Phrase("The set … gives the key of ….", fr: "Le jeu … donne la clé de …."),
        Phrase(
            "Every sheet shows its key; the plan's Escrow names those that open it.",
            fr: "Chaque feuille montre sa clé ; l’Escrow du plan nomme celles qui l’ouvrent."),
        Phrase("PostgreSQL has no role '…'.", fr: "PostgreSQL n’a pas de rôle « … »."),
        Phrase(
            "Somebody works as the role whose turn it is next.",
            fr: "Quelqu’un travaille sous le rôle dont c’est le tour."),
        Phrase("… has … sessions.", fr: "… a … sessions."),
        Phrase(
            "Find out who has its password; changing it now would lock them out.",
            fr: "Trouvez qui en a le mot de passe ; le changer maintenant l’exclurait."),
        Phrase("The new login does not work.", fr: "Le nouvel identifiant ne fonctionne pas."),
        Phrase("The new login works as somebody else.", fr: "Le nouvel identifiant fonctionne sous un autre nom."),
        Phrase("Somebody still works with the old login.", fr: "Quelqu’un travaille encore avec l’ancien identifiant."),
        Phrase(
            "A consumer did not read the secret anew.", fr: "Un consommateur n’a pas relu le secret."),
        Phrase("Nobody was seen working with the new login.", fr: "Personne n’a été vu avec le nouvel identifiant."),
        Phrase(
            "Do the consumers read this place?", fr: "Les consommateurs lisent-ils cet emplacement ?"),
        Phrase(
            "Somebody came in with the old login at the last moment.",
            fr: "Quelqu’un est entré avec l’ancien identifiant au dernier moment."),
        Phrase("A longer 'quiet' makes this unlikely.", fr: "Un « quiet » plus long rend cela improbable."),
        Phrase("The old login still works.", fr: "L’ancien identifiant fonctionne encore."),
        Phrase(
            "A consumer could not be told of the new secret.",
            fr: "Un consommateur n’a pas pu être prévenu du nouveau secret."),
        Phrase("The Escrow '…' covers no secret.", fr: "L’Escrow « … » ne couvre aucun secret."),
        Phrase(
            "A sealed bundle has a secret in clear in it.", fr: "Une copie scellée contient un secret en clair."),
        Phrase("There is no sealed bundle.", fr: "Il n’y a pas de copie scellée."),
        Phrase(
            "The bundle opens, but has not the expected content.",
            fr: "La copie s’ouvre, mais n’a pas le contenu attendu."),
        Phrase("The file has no age key.", fr: "Le fichier n’a pas de clé age."),
        Phrase("It has a line AGE-SECRET-KEY-1…", fr: "Il a une ligne AGE-SECRET-KEY-1…"),
    ]
}
