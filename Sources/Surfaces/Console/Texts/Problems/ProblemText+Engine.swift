import VigieEngine
import Wording

extension ProblemText {
    static let ofEngine: [Phrase] = [
        Phrase("This Vigie does not know the procedure.", fr: "Cette Vigie ne connaît pas la procédure."),
        Phrase(
            "The run was started by another version of Vigie; use that one, or cancel the run.",
            fr: "L’exécution vient d’une autre version de Vigie ; utilisez celle-là, ou annulez l’exécution."),
        Phrase("There is no such run.", fr: "Cette exécution n’existe pas."),
        Phrase(
            "`vigie run list` shows the runs there are.", fr: "`vigie run list` montre les exécutions qui existent."),
        Phrase(
            "The run's input does not fit the procedure.",
            fr: "Ce qui a été demandé ne convient pas à la procédure."),
        Phrase(
            "The procedure has changed since the run was started; start a new one.",
            fr: "La procédure a changé depuis le lancement ; lancez-en une nouvelle."),
        Phrase(
            "The procedure needs something it was not given.",
            fr: "La procédure a besoin de quelque chose qui ne lui a pas été donné."),
        Phrase("The run has ended.", fr: "L’exécution est terminée."),
        Phrase("The run has not ended.", fr: "L’exécution n’est pas terminée."),
        Phrase("Cancel it first.", fr: "Annulez-la d’abord."),
        Phrase(
            "Nobody has to say what became of this run.",
            fr: "Personne n’a à dire ce qu’est devenue cette exécution."),
        Phrase("The run does not wait for an approval.", fr: "L’exécution n’attend pas d’accord."),
        Phrase(
            "What was approved is not what the run would do.",
            fr: "Ce qui a été approuvé n’est pas ce que l’exécution ferait."),
        Phrase(
            "The run would do …; the approval is of ….", fr: "L’exécution ferait … ; l’accord porte sur …."),
        Phrase("Look at the run again, then decide.", fr: "Regardez de nouveau l’exécution, puis décidez."),
        Phrase(
            "Who asked for a run cannot approve it.", fr: "Qui demande une exécution ne peut pas l’approuver."),
        Phrase("Ask somebody else to approve it.", fr: "Demandez à quelqu’un d’autre de l’approuver."),
        Phrase(
            "This person is not among those who decide on this.",
            fr: "Cette personne n’est pas de celles qui en décident."),
        Phrase(
            "The run goes on waiting for those who are.", fr: "L’exécution attend toujours celles qui en décident."),
        Phrase("This person has already decided.", fr: "Cette personne s’est déjà prononcée."),
        Phrase("A step took too long.", fr: "Une étape a duré trop longtemps."),
        Phrase("… was stopped after ….", fr: "… a été arrêtée après …."),
        Phrase("The approval was refused.", fr: "L’accord a été refusé."),
        Phrase("Nobody approved in time.", fr: "Personne n’a donné son accord à temps."),
        Phrase("… could be approved until ….", fr: "« … » pouvait être approuvé jusqu’au …."),
        Phrase("The run was cancelled.", fr: "L’exécution a été annulée."),
        Phrase(
            "The run was cancelled, and what it did was not undone.",
            fr: "L’exécution a été annulée, et ce qu’elle a fait n’a pas été défait."),
        Phrase(
            "Its procedure has changed, so nobody knows how; `vigie run show` lists its steps.",
            fr: "Sa procédure a changé, et nul ne sait comment ; `vigie run show` en donne les étapes."),
        Phrase("The run took too long.", fr: "L’exécution a duré trop longtemps."),
        Phrase("It was stopped after ….", fr: "Elle a été arrêtée après …."),
        Phrase("The run was abandoned.", fr: "L’exécution a été abandonnée."),
        Phrase("… could not say what became of ….", fr: "… n’a pas pu dire ce qu’est devenue l’étape « … »."),
        Phrase(
            "A step began while another one was running.", fr: "Une étape a commencé pendant qu’une autre courait."),
        Phrase("… was asked for within ….", fr: "« … » a été demandée au sein de « … »."),
        Phrase(
            "This is a mistake in the procedure: its steps must stand one after another.",
            fr: "C’est une erreur de la procédure : ses étapes doivent se suivre."),
        Phrase("Nobody knows whether a step was done.", fr: "Nul ne sait si une étape a été faite."),
        Phrase(
            "… had begun when the work was cut off, and must not be done twice.",
            fr: "« … » avait commencé quand le travail a été interrompu, et ne doit pas être faite deux fois."),
        Phrase(
            "Look whether it was done, then use `vigie run resolve` to say so.",
            fr: "Regardez si elle a été faite, puis dites-le ici ou avec `vigie run resolve`."),
        Phrase(
            "The result that was given does not fit the step.", fr: "Le résultat donné ne convient pas à l’étape."),
        Phrase(
            "Use `vigie run resolve` again with a result of the right shape.",
            fr: "Recommencez avec un résultat de la bonne forme."),
        Phrase(
            "The procedure is not the one that began this run.",
            fr: "La procédure n’est pas celle qui a commencé cette exécution."),
        Phrase(
            "At place … the run's history has …, but the procedure came to ….",
            fr: "Au rang …, l’histoire de l’exécution a …, mais la procédure en est à …."),
        Phrase(
            "Continue the run with the version of Vigie that began it, or cancel it and start a new one.",
            fr: "Poursuivez-la avec la version de Vigie qui l’a commencée, ou annulez-la et lancez-en une autre."),
        Phrase(
            "The run began under version … of …; this Vigie has version ….",
            fr: "L’exécution a commencé avec la version … de … ; cette Vigie a la version …."),
        Phrase(
            "A finished step's result cannot be read any more.",
            fr: "Le résultat d’une étape faite ne se lit plus."),
        Phrase("Another worker has taken the run over.", fr: "Un autre processus a repris l’exécution."),
        Phrase(
            "Nothing was lost; `vigie run show` tells how it goes on.",
            fr: "Rien n’est perdu ; `vigie run show` dit comment elle se poursuit."),
        Phrase("Something unexpected happened.", fr: "Il s’est produit quelque chose d’inattendu."),
        Phrase("The work was cancelled.", fr: "Le travail a été annulé."),
    ]

    /// How a run stands that cannot be dealt with so.
    static let ofStatus = RunStatus.allCases.map { status in
        Phrase("… is \(status.rawValue).", fr: "… est \(Texts.word(status).fr).")
    }

    static let ofClient: [Phrase] = [
        Phrase("The plan has no such resource.", fr: "Le plan n’a pas cette ressource."),
        Phrase(
            "A resource is named by kind and name, such as Database/shop.",
            fr: "Une ressource se désigne par genre et nom, comme Database/shop."),
        Phrase("There is no page that begins there.", fr: "Aucune page ne commence là."),
        Phrase(
            "Use the `next` of the page before, just as it was given.",
            fr: "Reprenez le `next` de la page précédente, tel quel."),
        Phrase("A page cannot be that long.", fr: "Une page ne peut pas être si longue."),
        Phrase("Ask for … to ….", fr: "Demandez de … à …."),
        Phrase("The input does not fit the procedure.", fr: "La saisie ne convient pas à la procédure."),
        Phrase(
            "The list of procedures has the schema of each input.",
            fr: "La liste des procédures donne le schéma de chaque saisie."),
        Phrase(
            "The idempotency key was used before, for something else.",
            fr: "La clé d’idempotence a déjà servi, à autre chose."),
        Phrase("It belongs to run ….", fr: "Elle appartient à l’exécution …."),
        Phrase("Use a new key for a new order.", fr: "À nouvel ordre, nouvelle clé."),
        Phrase("This is no public key of a ledger.", fr: "Ce n’est pas la clé publique d’un registre."),
        Phrase("A key is written as name+id+key, one a line.", fr: "Une clé s’écrit nom+id+clé, une par ligne."),
        Phrase("This needs a server.", fr: "Il faut pour cela un serveur."),
        Phrase(
            "Start one with `vigie serve`, and name it with --server.",
            fr: "Lancez-en un avec `vigie serve`, et désignez-le par --server."),
        Phrase("There is no such page.", fr: "Cette page n’existe pas."),
        Phrase(
            "Press Ctrl K and name what you are looking for.", fr: "Pressez Ctrl K et nommez ce que vous cherchez."),
        Phrase("The server could not do this.", fr: "Le serveur n’a pas pu le faire."),
        Phrase("Number ….", fr: "Numéro …."),
        Phrase("The server's log says more about this number.", fr: "Le journal du serveur en dit plus sur ce numéro."),
        Phrase("That is no JSON.", fr: "Ce n’est pas du JSON."),
        Phrase(
            "Texts stand in quotes, lists in brackets.",
            fr: "Les textes vont entre guillemets, les listes entre crochets."),
        Phrase("There is no such chapter.", fr: "Ce chapitre n’existe pas."),
        Phrase("There is no such control.", fr: "Cette promesse n’existe pas."),
        Phrase("There is no such ledger entry.", fr: "Cette entrée du registre n’existe pas."),
        Phrase("Index ….", fr: "Rang …."),
        Phrase("vigie ledger list shows the newest entries.", fr: "vigie ledger list montre les plus récentes."),
    ]
}
