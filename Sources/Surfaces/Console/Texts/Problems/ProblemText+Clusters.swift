import Wording

extension ProblemText {
    /// Of clusters, and of secrets that live in them.
    static let ofClusters: [Phrase] = [
        Phrase("The plan has no Cluster '…'.", fr: "Le plan n’a pas de Cluster « … »."),
        Phrase("The way to the cluster '…' is wrong.", fr: "Le chemin vers le cluster « … » est faux."),
        Phrase("`vigie cluster list` shows those there are.", fr: "`vigie cluster list` montre ceux qui existent."),
        Phrase("The API server … does not answer.", fr: "Le serveur d’API … ne répond pas."),
        Phrase("The API server … could not be verified.", fr: "Le serveur d’API … n’a pas pu être vérifié."),
        Phrase("The API server did not answer in time.", fr: "Le serveur d’API n’a pas répondu à temps."),
        Phrase(
            "The API server's answer could not be understood.", fr: "La réponse du serveur d’API n’a pas été comprise."),
        Phrase(
            "Check the address, the network and the cluster's state.",
            fr: "Vérifiez l’adresse, le réseau et l’état du cluster."),
        Phrase(
            "Check certificate-authority-data and tls-server-name.",
            fr: "Vérifiez certificate-authority-data et tls-server-name."),
        Phrase("The Kubernetes configuration is wrong.", fr: "La configuration de Kubernetes est fausse."),
        Phrase("Others own fields that would have changed.", fr: "D’autres possèdent des champs qui auraient changé."),
        Phrase(
            "A consumer did not come up with the new secret.",
            fr: "Un consommateur n’a pas démarré avec le nouveau secret."),
        Phrase("A consumer is not in its cluster.", fr: "Un consommateur n’est pas dans son cluster."),
        Phrase(
            "A consumer is not in order, so that nobody could tell whether it takes a new secret.",
            fr: "Un consommateur est déjà en défaut : nul ne saurait s’il prend un nouveau secret."),
        Phrase(
            "Bring it in order first; nothing was changed.", fr: "Remettez-le d’abord en ordre ; rien n’a été changé."),
        Phrase(
            "Somebody else has changed a consumer's template meanwhile.",
            fr: "Quelqu’un d’autre a changé le modèle d’un consommateur entre-temps."),
        Phrase(
            "The secret's place cannot be changed any more.", fr: "L’emplacement du secret ne peut plus être changé."),
        Phrase(
            "Somebody made it immutable: delete it, or name another.",
            fr: "Quelqu’un l’a rendu immuable : supprimez-le, ou nommez-en un autre."),
        Phrase("The secret's place is being deleted.", fr: "L’emplacement du secret est en cours de suppression."),
        Phrase(
            "What is in a secret's place belongs to somebody else.",
            fr: "Ce qui est à l’emplacement d’un secret appartient à quelqu’un d’autre."),
        Phrase("… is kept by ….", fr: "… est tenu par …."),
        Phrase(
            "These shares are of another key than the Escrow's.",
            fr: "Ces parts sont d’une autre clé que celle de l’Escrow."),
        Phrase(
            "The secret may not be changed at this hour.", fr: "Le secret ne peut pas être renouvelé à cette heure."),
        Phrase(
            "The secret is changed by its manager, not by Vigie.",
            fr: "Le secret est renouvelé par son gestionnaire, non par Vigie."),
        Phrase("The new certificate ends too soon.", fr: "Le nouveau certificat finit trop tôt."),
        Phrase(
            "The server shows another certificate than the new one.",
            fr: "Le serveur présente un autre certificat que le nouveau."),
        Phrase(
            "Nobody has signed the request for a certificate.", fr: "Personne n’a signé la demande de certificat."),
        Phrase(
            "The old token still works after it was revoked.",
            fr: "L’ancien jeton fonctionne encore après sa révocation."),
        Phrase("The answer has no token where the plan says.", fr: "La réponse n’a pas de jeton là où le dit le plan."),
    ]

    /// Of access in emergencies.
    static let ofEmergencies: [Phrase] = [
        Phrase("The plan has no EmergencyAccess '…'.", fr: "Le plan n’a pas d’EmergencyAccess « … »."),
        Phrase("`vigie access grants` shows them.", fr: "`vigie access grants` les montre."),
        Phrase("`vigie access grants` lists them.", fr: "`vigie access grants` les énumère."),
        Phrase("The plan has no Database '…'.", fr: "Le plan n’a pas de Database « … »."),
        Phrase("'memberOf' names one that exists.", fr: "« memberOf » en nomme un qui existe."),
        Phrase("The plan's EmergencyAccess '…' says who is.", fr: "L’EmergencyAccess « … » du plan dit qui en est."),
        Phrase("It is the grant ….", fr: "C’est l’accès …."),
        Phrase(
            "Ask them, or end it: `vigie access end …`.", fr: "Demandez-lui, ou mettez-y fin : `vigie access end …`."),
        Phrase(
            "The plan's 'approval.by' says who may. Ask again.",
            fr: "« approval.by », au plan, dit qui le peut. Redemandez."),
        Phrase("The EmergencyAccess '…' has no envelope.", fr: "L’EmergencyAccess « … » n’a pas d’enveloppe."),
        Phrase("Add `envelope: {}` to its postgresRole.", fr: "Ajoutez `envelope: {}` à son postgresRole."),
        Phrase("A reason and an incident are needed.", fr: "Il faut une raison et un incident."),
        Phrase("Access is not given for that long.", fr: "L’accès n’est pas donné pour si longtemps."),
        Phrase("… was asked for; at most ….", fr: "… demandé ; au plus …."),
        Phrase("Access that was to end is still there.", fr: "Un accès qui devait finir est encore là."),
        Phrase(
            "Take it away by hand, and find out who holds on to it.",
            fr: "Retirez-le à la main, et trouvez qui le retient."),
        Phrase("Nobody reviews their own access.", fr: "Nul ne relit son propre accès."),
        Phrase("Somebody else has to look at it.", fr: "Quelqu’un d’autre doit le regarder."),
        Phrase("Access is not given for so short a time.", fr: "L’accès n’est pas donné pour si peu de temps."),
        Phrase("… was asked for; at least ….", fr: "… demandé ; au moins …."),
        Phrase(
            "Nobody can look any more where access was given.", fr: "Nul ne peut plus voir là où l’accès fut donné."),
        Phrase("The plan has no … any more.", fr: "Le plan n’a plus …."),
        Phrase(
            "Put it back into the plan, or, if it is no more, say so: `vigie access end GRANT --gone`.",
            fr: "Remettez-le au plan, ou, s’il n’est plus, dites-le : `vigie access end ACCÈS --gone`."),
        Phrase(
            "Ask for longer, and end it when you are done: `vigie access end`.",
            fr: "Demandez plus long, et mettez-y fin quand vous avez fini : `vigie access end`."),
        Phrase("It was ended while it was being given.", fr: "On y a mis fin pendant qu’il était donné."),
        Phrase("Somebody has this access now.", fr: "Quelqu’un a cet accès en ce moment."),
        Phrase("The last time was not reviewed yet.", fr: "La dernière fois n’a pas encore été relue."),
        Phrase(
            "`vigie access review …`; until then nobody gets in again.",
            fr: "`vigie access review …` ; d’ici là, personne n’entre de nouveau."),
        Phrase("The grant … was reviewed already.", fr: "L’accès … a déjà été relu."),
        Phrase("There is no grant '…'.", fr: "Il n’y a pas d’accès « … »."),
        Phrase("What goes on cannot be reviewed yet.", fr: "Ce qui est en cours ne se relit pas encore."),
        Phrase("End it first: `vigie access end …`.", fr: "Mettez-y fin d’abord : `vigie access end …`."),
        Phrase(
            "You are not among those who may ask for this.", fr: "Vous n’êtes pas de ceux qui peuvent le demander."),
    ]

    /// Of OpenBao.
    static let ofManagers: [Phrase] = [
        Phrase("No OpenBao answers at ….", fr: "Aucun OpenBao ne répond à …."),
        Phrase(
            "Is it running? Check the address, the port and its certificate.",
            fr: "Tourne-t-il ? Vérifiez l’adresse, le port et son certificat."),
        Phrase("OpenBao at … did not answer in time.", fr: "OpenBao à … n’a pas répondu à temps."),
        Phrase("This is no address of an OpenBao server.", fr: "Ce n’est pas l’adresse d’un serveur OpenBao."),
        Phrase(
            "Write it as https://openbao.example.org:8200.",
            fr: "Écrivez-la sous la forme https://openbao.example.org:8200."),
        Phrase("Check the network, and the server's load.", fr: "Vérifiez le réseau, et la charge du serveur."),
        Phrase(
            "Ask the active one, or an address that leads to it.",
            fr: "Adressez-vous à l’actif, ou à une adresse qui y mène."),
        Phrase("OpenBao at … was never initialised.", fr: "OpenBao à … n’a jamais été initialisé."),
        Phrase("`bao operator init` makes its keys.", fr: "`bao operator init` en crée les clés."),
        Phrase(
            "Check the credentials, and the mount of the method.",
            fr: "Vérifiez les identifiants, et le point de montage de la méthode."),
        Phrase("OpenBao's answer has not the expected form.", fr: "La réponse d’OpenBao n’a pas la forme attendue."),
        Phrase("…: … is missing.", fr: "… : il manque …."),
        Phrase("The service account's token cannot be read.", fr: "Le jeton du compte de service ne se lit pas."),
        Phrase("OpenBao at … is sealed.", fr: "OpenBao à … est scellé."),
        Phrase(
            "Its key holders unseal it with `bao operator unseal`.",
            fr: "Les porteurs de clés le descellent avec `bao operator unseal`."),
        Phrase("OpenBao at … is on standby.", fr: "OpenBao à … est en attente."),
        Phrase("OpenBao does not allow this.", fr: "OpenBao ne le permet pas."),
        Phrase("The token's policies have to allow it.", fr: "Les politiques du jeton doivent le permettre."),
        Phrase("OpenBao refuses the login by ….", fr: "OpenBao refuse la connexion par …."),
        Phrase("OpenBao has nothing there.", fr: "OpenBao n’a rien là."),
        Phrase("OpenBao could not do it.", fr: "OpenBao n’a pas pu le faire."),
        Phrase("A secret has been changed by somebody else.", fr: "Un secret a été changé par quelqu’un d’autre."),
        Phrase("Read it again and decide anew.", fr: "Relisez-le et décidez de nouveau."),
    ]
}
