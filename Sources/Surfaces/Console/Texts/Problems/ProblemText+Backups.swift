import Wording

extension ProblemText {
    static let ofBackups: [Phrase] = [
        Phrase("The plan has no BackupPolicy '…'.", fr: "Le plan n’a pas de BackupPolicy « … »."),
        Phrase("`vigie backup list` shows those there are.", fr: "`vigie backup list` montre celles qui existent."),
        Phrase("The database of '…' is not in the plan.", fr: "La base de « … » n’est pas dans le plan."),
        Phrase("The policy '…' does not back up to '…'.", fr: "La politique « … » ne sauvegarde pas vers « … »."),
        Phrase("Name one of the policy's repositories.", fr: "Nommez l’un des dépôts de la politique."),
        Phrase("pgBackRest is not installed.", fr: "pgBackRest n’est pas installé."),
        Phrase(
            "Install version … or later: apt-get install pgbackrest.",
            fr: "Installez la version … ou une plus récente : apt-get install pgbackrest."),
        Phrase("pgBackRest is too old.", fr: "pgBackRest est trop ancien."),
        Phrase(
            "This is version …; … or later is needed.", fr: "Version présente : … ; il faut la … ou une plus récente."),
        Phrase("Upgrade pgBackRest.", fr: "Mettez pgBackRest à jour."),
        Phrase(
            "pgBackRest claims to have …, but it has not.",
            fr: "pgBackRest prétend avoir réussi (…), mais il n’en est rien."),
        Phrase(
            "pgBackRest has to run on the machine of the database '…'.",
            fr: "pgBackRest doit tourner sur la machine de la base « … »."),
        Phrase(
            "Give the Database a dataDirectory and server.socketDirectory, and run Vigie on that machine.",
            fr: "Donnez à la Database un dataDirectory et un server.socketDirectory, et lancez Vigie sur cette machine."
        ),
        Phrase("This machine has no account '…'.", fr: "Cette machine n’a pas de compte « … »."),
        Phrase(
            "Name the account that PostgreSQL runs as in the Database's systemUser.",
            fr: "Nommez dans systemUser de la Database le compte sous lequel tourne PostgreSQL."),
        Phrase("The account '…' cannot enter ….", fr: "Le compte « … » ne peut pas entrer dans …."),
        Phrase(
            "Choose a work directory whose parents everybody may enter (mode 0711 or 0755).",
            fr: "Choisissez un répertoire de travail dont les parents sont ouverts à tous (mode 0711 ou 0755)."),
        Phrase(
            "PostgreSQL does not archive the changes of '…'.", fr: "PostgreSQL n’archive pas les changements de « … »."),
        Phrase(
            "Set these and restart PostgreSQL: archive_mode = on, archive_command = '…'.",
            fr: "Réglez ceci et redémarrez PostgreSQL : archive_mode = on, archive_command = '…'."),
        Phrase(
            "PostgreSQL archives the changes of '…' as an earlier plan wanted it.",
            fr: "PostgreSQL archive les changements de « … » comme le voulait un plan antérieur."),
        Phrase(
            "ALTER SYSTEM SET archive_command = '…'; then SELECT pg_reload_conf();",
            fr: "ALTER SYSTEM SET archive_command = '…' ; puis SELECT pg_reload_conf();"),
        Phrase(
            "PostgreSQL's archive_command fails for '…'.", fr: "L’archive_command de PostgreSQL échoue pour « … »."),
        Phrase(
            "The server's log says why; every change since is in danger, and pg_wal will fill the disk.",
            fr:
                "Le journal du serveur dit pourquoi ; tout changement depuis est en danger, et pg_wal va remplir le disque."
        ),
        Phrase("The canary's key cannot be used.", fr: "La clé du canari est inutilisable."),
        Phrase(
            "It is 64 hexadecimal digits, readable by Vigie alone. Restore it from your copy.",
            fr: "Ce sont 64 chiffres hexadécimaux, lisibles de Vigie seule. Rétablissez-la depuis votre copie."),
        Phrase(
            "This directory is not a scratch copy of Vigie's.",
            fr: "Ce répertoire n’est pas une copie de travail de Vigie."),
        Phrase("… is left alone.", fr: "… est laissé tel quel."),
        Phrase(
            "Empty it, or choose another work directory.", fr: "Videz-le, ou choisissez un autre répertoire de travail."
        ),
        Phrase("Another backup of this stanza is under way.", fr: "Une autre sauvegarde de cette base est en cours."),
        Phrase(
            "What the repository holds is damaged or incomplete.", fr: "Le contenu du dépôt est abîmé ou incomplet."),
        Phrase("The passphrase does not open the repository.", fr: "La phrase secrète n’ouvre pas le dépôt."),
        Phrase(
            "The repository holds no backup to restore.", fr: "Le dépôt ne contient aucune sauvegarde à restaurer."),
        Phrase("There is no disk space left.", fr: "Il n’y a plus de place sur le disque."),
        Phrase("The repository cannot be reached.", fr: "Le dépôt est injoignable."),
        Phrase("The repository cannot be written.", fr: "Impossible d’écrire dans le dépôt."),
        Phrase("The object store does not accept the key.", fr: "Le stockage objet refuse la clé d’accès."),
        Phrase(
            "The object store's certificate is not trusted.",
            fr: "Le certificat du stockage objet n’est pas reconnu."),
        Phrase("The directory to restore into is in use.", fr: "Le répertoire de restauration est déjà occupé."),
        Phrase("pgBackRest could not talk to the database.", fr: "pgBackRest n’a pas pu parler à la base."),
        Phrase(
            "PostgreSQL does not deliver its write-ahead log to every repository.",
            fr: "PostgreSQL n’archive pas son journal dans tous les dépôts."),
        Phrase("PostgreSQL's archiving is switched off.", fr: "L’archivage de PostgreSQL est désactivé."),
        Phrase(
            "The repository belongs to another PostgreSQL cluster.",
            fr: "Le dépôt appartient à une autre instance PostgreSQL."),
        Phrase(
            "Backups were stopped on purpose (pgbackrest stop).",
            fr: "Les sauvegardes ont été arrêtées volontairement (pgbackrest stop)."),
        Phrase("pgBackRest does not accept its configuration.", fr: "pgBackRest refuse sa configuration."),
        Phrase("pgBackRest was interrupted.", fr: "pgBackRest a été interrompu."),
        Phrase("pgBackRest failed.", fr: "pgBackRest a échoué."),
    ]
}
