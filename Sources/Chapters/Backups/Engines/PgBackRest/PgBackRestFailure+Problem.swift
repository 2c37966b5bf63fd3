package import Wording

extension PgBackRestFailure {
    /// The failure as everybody is shown it.
    package func problem(doing: String) -> Problem {
        Problem(
            code: "backup.\(cause.rawValue)", nature: nature, title: sentence.en, detail: "While \(doing): \(said)",
            hint: hint)
    }

    /// The same of a repository that keeps PostgreSQL from archiving at all.
    package func problem(blocking repository: String) -> Problem {
        Problem(
            code: "backup.\(cause.rawValue)", nature: nature, title: "\(repository): \(sentence.en)",
            detail: "\(said). PostgreSQL archives into all repositories or none, so its log piles up meanwhile.",
            hint: hint)
    }

    private var nature: Problem.Nature {
        switch cause {
        case .damaged, .wrongPassphrase, .noBackup, .otherCluster, .archiverBroken, .archiverDisabled: .failed
        case .repositoryUnreachable, .databaseUnreachable: .unreachable
        case .halted, .locked, .occupied, .accessDenied, .untrusted: .refused
        case .misconfigured: .usage
        case .diskFull, .repositoryReadOnly, .interrupted, .other: .inconclusive
        }
    }

    /// What is wrong, in one sentence.
    package var sentence: LocalizedText {
        switch cause {
        case .locked:
            LocalizedText(
                en: "Another backup of this stanza is under way.",
                fr: "Une autre sauvegarde de cette base est en cours.")
        case .damaged:
            LocalizedText(
                en: "What the repository holds is damaged or incomplete.",
                fr: "Le contenu du dépôt est abîmé ou incomplet.")
        case .wrongPassphrase:
            LocalizedText(
                en: "The passphrase does not open the repository.", fr: "La phrase secrète n’ouvre pas le dépôt.")
        case .noBackup:
            LocalizedText(
                en: "The repository holds no backup to restore.",
                fr: "Le dépôt ne contient aucune sauvegarde à restaurer.")
        case .diskFull: LocalizedText(en: "There is no disk space left.", fr: "Il n’y a plus de place sur le disque.")
        case .repositoryUnreachable:
            LocalizedText(en: "The repository cannot be reached.", fr: "Le dépôt est injoignable.")
        case .repositoryReadOnly:
            LocalizedText(en: "The repository cannot be written.", fr: "Impossible d’écrire dans le dépôt.")
        case .accessDenied:
            LocalizedText(
                en: "The object store does not accept the key.", fr: "Le stockage objet refuse la clé d’accès.")
        case .untrusted:
            LocalizedText(
                en: "The object store's certificate is not trusted.",
                fr: "Le certificat du stockage objet n’est pas reconnu.")
        case .occupied:
            LocalizedText(
                en: "The directory to restore into is in use.", fr: "Le répertoire de restauration est déjà occupé.")
        case .databaseUnreachable:
            LocalizedText(
                en: "pgBackRest could not talk to the database.", fr: "pgBackRest n’a pas pu parler à la base.")
        case .archiverBroken:
            LocalizedText(
                en: "PostgreSQL does not deliver its write-ahead log to every repository.",
                fr: "PostgreSQL n’archive pas son journal dans tous les dépôts.")
        case .archiverDisabled:
            LocalizedText(
                en: "PostgreSQL's archiving is switched off.", fr: "L’archivage de PostgreSQL est désactivé.")
        case .otherCluster:
            LocalizedText(
                en: "The repository belongs to another PostgreSQL cluster.",
                fr: "Le dépôt appartient à une autre instance PostgreSQL.")
        case .halted:
            LocalizedText(
                en: "Backups were stopped on purpose (pgbackrest stop).",
                fr: "Les sauvegardes ont été arrêtées volontairement (pgbackrest stop).")
        case .misconfigured:
            LocalizedText(
                en: "pgBackRest does not accept its configuration.", fr: "pgBackRest refuse sa configuration.")
        case .interrupted: LocalizedText(en: "pgBackRest was interrupted.", fr: "pgBackRest a été interrompu.")
        case .other: LocalizedText(en: "pgBackRest failed.", fr: "pgBackRest a échoué.")
        }
    }

    private var hint: String? {
        switch cause {
        case .locked: "It is tried again by itself."
        case .damaged: "Take a full backup now, then prove it; and find out what damaged the repository."
        case .wrongPassphrase: "Check the secret that the Repository's passphrase names."
        case .noBackup: "`vigie backup prepare`, then `vigie backup take`."
        case .diskFull: "Free some space, or keep fewer backups."
        case .repositoryUnreachable: "Is the disk mounted, the network up, the bucket there?"
        case .repositoryReadOnly: "Look at the mount options, and at the owner of the repository's files."
        case .accessDenied: "Check the secrets that the bucket's key and keySecret name, and what the key may do."
        case .untrusted: "Name the authority that signed it in the bucket's certificateAuthorities."
        case .occupied: "Stop the server that works there, or choose an empty directory."
        case .databaseUnreachable: "Is PostgreSQL running? May the role connect from the system user's account?"
        case .archiverBroken: "The server's log says why archive_command fails. All repositories must be writable."
        case .archiverDisabled: "Set archive_mode = on and restart PostgreSQL."
        case .otherCluster: "Was the server rebuilt? Use another stanza, or run pgbackrest stanza-upgrade."
        case .halted: "`pgbackrest start` lets them run again."
        case .misconfigured: "See the configuration file that `vigie backup prepare` wrote."
        case .interrupted, .other: nil
        }
    }
}
