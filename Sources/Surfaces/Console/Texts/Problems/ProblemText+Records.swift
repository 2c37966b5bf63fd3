import Wording

extension ProblemText {
    /// Of the store and the ledger.
    static let ofRecords: [Phrase] = [
        Phrase("Something else was written in the meantime.", fr: "Autre chose a été écrit entre-temps."),
        Phrase("Look at the present state and try again.", fr: "Regardez l’état présent, puis réessayez."),
        Phrase("Another worker has taken over.", fr: "Un autre processus a pris la suite."),
        Phrase("Lease ….", fr: "Bail …."),
        Phrase(
            "Nothing is lost: the other process carries on with this work.",
            fr: "Rien n’est perdu : l’autre processus poursuit ce travail."),
        Phrase("There is no such record.", fr: "Cet enregistrement n’existe pas."),
        Phrase(
            "Wait for the other vigie to end, or find out which process holds the file with fuser.",
            fr: "Attendez la fin de l’autre vigie, ou trouvez avec fuser quel processus tient le fichier."),
        Phrase("The store cannot be written.", fr: "La mémoire de Vigie ne peut pas être écrite."),
        Phrase(
            "Check the owner and permissions of the file and of its directory, and how the disk is mounted.",
            fr:
                "Vérifiez le propriétaire et les droits du fichier et de son répertoire, et comment le disque est monté."
        ),
        Phrase(
            "Free some space on the disk of the data directory. What was recorded before is safe.",
            fr: "Libérez de la place sur le disque du répertoire de données. Ce qui était inscrit est sauf."),
        Phrase(
            "Keep a copy of the files, restore the data directory from a backup, then run vigie ledger verify.",
            fr:
                "Gardez une copie des fichiers, restaurez le répertoire de données depuis une sauvegarde, puis lancez vigie ledger verify."
        ),
        Phrase("The store was written by a newer Vigie.", fr: "La mémoire vient d’une Vigie plus récente."),
        Phrase(
            "It has version …; this program knows up to version ….",
            fr: "Elle est en version … ; ce programme connaît jusqu’à la version …."),
        Phrase(
            "Upgrade this program. The store was left as it is.",
            fr: "Mettez ce programme à jour. La mémoire a été laissée telle quelle."),
        Phrase("The file belongs to another program.", fr: "Le fichier appartient à un autre programme."),
        Phrase("Choose another data directory.", fr: "Choisissez un autre répertoire de données."),
        Phrase("The ledger entry is of another kind.", fr: "L’entrée du registre est d’une autre nature."),
        Phrase("Entry … is …, not ….", fr: "L’entrée … est …, non …."),
        Phrase(
            "The ledger entry was recorded by a newer Vigie.",
            fr: "L’entrée du registre vient d’une Vigie plus récente."),
        Phrase(
            "Entry … is … version …; this program reads up to version ….",
            fr: "L’entrée … est … version … ; ce programme lit jusqu’à la version …."),
        Phrase("Upgrade this program.", fr: "Mettez ce programme à jour."),
        Phrase("A ledger entry cannot be read.", fr: "Une entrée du registre ne peut pas être lue."),
        Phrase("Entry …: ….", fr: "Entrée … : …."),
        Phrase(
            "Run vigie ledger verify: it says which entries were altered.",
            fr: "Lancez vigie ledger verify : il dit quelles entrées ont été altérées."),
        Phrase("This ledger was opened for reading only.", fr: "Ce registre a été ouvert en lecture seule."),
        Phrase(
            "Signing needs the key files in the data directory.",
            fr: "Pour signer, il faut les fichiers de clé du répertoire de données."),
        Phrase("A key of the ledger cannot be used.", fr: "Une clé du registre est inutilisable."),
        Phrase(
            "Restore the key file from a backup, or remove it: a new key goes on under the same name.",
            fr:
                "Restaurez le fichier de clé depuis une sauvegarde, ou retirez-le : une nouvelle clé poursuit sous le même nom."
        ),
        Phrase("This is no checkpoint or proof.", fr: "Ce n’est ni un point de contrôle ni une preuve."),
        Phrase(
            "A checkpoint is a text of an origin, a size and a root, with signature lines below.",
            fr: "Un point de contrôle est un texte : une origine, une taille, une racine, puis des lignes de signature."
        ),
        Phrase(
            "The checkpoint is not signed by this ledger.", fr: "Le point de contrôle n’est pas signé par ce registre."),
        Phrase(
            "Compare its key with the list of verifier keys that you keep.",
            fr: "Comparez sa clé à la liste des clés de vérification que vous gardez."),
        Phrase(
            "The ledger does not continue what it signed before.",
            fr: "Le registre ne prolonge pas ce qu’il a signé auparavant."),
        Phrase(
            "Run vigie ledger verify: it says what was altered.",
            fr: "Lancez vigie ledger verify : il dit ce qui a été altéré."),
        Phrase("A sealed value cannot be opened.", fr: "Une valeur scellée ne peut pas être ouverte."),
    ]
}
