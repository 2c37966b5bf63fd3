import Wording

extension ProblemText {
    /// What programs, databases and disks have to say.
    static let ofSystems: [Phrase] = [
        Phrase("The program … is not installed.", fr: "Le programme … n’est pas installé."),
        Phrase("Install it, or put its directory into PATH.", fr: "Installez-le, ou mettez son répertoire dans PATH."),
        Phrase("The program … could not be started.", fr: "Le programme … n’a pas pu être lancé."),
        Phrase("The program … has to run as the account ….", fr: "Le programme … doit tourner sous le compte …."),
        Phrase("Run Vigie as root or as ….", fr: "Lancez Vigie sous root ou sous …."),
        Phrase("The program … did not end in time.", fr: "Le programme … ne s’est pas terminé à temps."),
        Phrase("The connection to PostgreSQL broke.", fr: "La connexion à PostgreSQL s’est rompue."),
        Phrase("See the server's log for why.", fr: "Le journal du serveur dit pourquoi."),
        Phrase("No PostgreSQL server answers at ….", fr: "Aucun serveur PostgreSQL ne répond à …."),
        Phrase(
            "Is it running? Check the host, the port and the socket directory.",
            fr: "Tourne-t-il ? Vérifiez l’hôte, le port et le répertoire de la socket."),
        Phrase(
            "The PostgreSQL server at … did not answer in time.",
            fr: "Le serveur PostgreSQL à … n’a pas répondu à temps."),
        Phrase("Check the network and its firewalls.", fr: "Vérifiez le réseau et ses pare-feu."),
        Phrase(
            "PostgreSQL at … refused the password of ….", fr: "PostgreSQL à … a refusé le mot de passe de …."),
        Phrase("Check the secret that holds the password.", fr: "Vérifiez le secret qui contient le mot de passe."),
        Phrase("PostgreSQL at … does not let … in.", fr: "PostgreSQL à … ne laisse pas entrer …."),
        Phrase("PostgreSQL at … has no database ….", fr: "PostgreSQL à … n’a pas de base …."),
        Phrase("PostgreSQL at … has no role ….", fr: "PostgreSQL à … n’a pas de rôle …."),
        Phrase("PostgreSQL at … has no connection left.", fr: "PostgreSQL à … n’a plus de connexion libre."),
        Phrase(
            "Raise max_connections, or find out who holds them.",
            fr: "Augmentez max_connections, ou trouvez qui les tient."),
        Phrase("PostgreSQL at … is starting up or shutting down.", fr: "PostgreSQL à … démarre ou s’arrête."),
        Phrase("Try again in a moment.", fr: "Réessayez dans un instant."),
        Phrase("PostgreSQL denied the permission.", fr: "PostgreSQL a refusé ce droit."),
        Phrase("PostgreSQL's disk is full.", fr: "Le disque de PostgreSQL est plein."),
        Phrase("PostgreSQL reported an error (…).", fr: "PostgreSQL a signalé une erreur (…)."),
        Phrase("A file operation failed.", fr: "Une opération sur un fichier a échoué."),
        Phrase("Could not … …: ….", fr: "Impossible : … … (…)."),
        Phrase(
            "There is no space left: free some and try again.", fr: "Il n’y a plus de place : libérez-en et réessayez."),
        Phrase("The disk is mounted read-only.", fr: "Le disque est monté en lecture seule."),
        Phrase("The store is damaged.", fr: "La mémoire de Vigie est abîmée."),
        Phrase("There is no space left for the store.", fr: "Il n’y a plus de place pour la mémoire de Vigie."),
        Phrase("The store cannot be reached.", fr: "La mémoire de Vigie est injoignable."),
        Phrase("Another process keeps the store locked.", fr: "Un autre processus tient la mémoire de Vigie."),
        Phrase("The server is busy.", fr: "Le serveur est occupé."),
        Phrase("Too many requests.", fr: "Trop de requêtes."),
    ]
}
