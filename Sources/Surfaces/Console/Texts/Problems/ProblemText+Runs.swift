import Wording

extension ProblemText {
    /// What runs came to whose procedures say it in English only.
    static let ofRuns: [Phrase] = [
        Phrase(
            "… was open until …, and is to be reviewed: `…`.",
            fr: "… a été ouvert jusqu’à …, et reste à relire : `…`."),
        Phrase(
            "… is ended; … sessions were cut off. Now: `…`.",
            fr: "… a pris fin ; … sessions ont été coupées. Ensuite : `…`."),
        Phrase("… is ended. Now: `…`.", fr: "… a pris fin. Ensuite : `…`."),
        Phrase("… had ended before.", fr: "… avait déjà pris fin."),
        Phrase(
            "The envelope of … is sealed anew; the one before is worth nothing.",
            fr: "L’enveloppe de … est scellée de nouveau ; la précédente ne vaut plus rien."),
        Phrase(
            "… events are about secrets of …; … of them are new.",
            fr: "… événements concernent des secrets de … ; … sont nouveaux."),
        Phrase(
            "… subjects and … secrets of …: nobody reads what they may not; the server agreed to … of … answers.",
            fr:
                "… sujets et … secrets de … : personne ne lit ce qu’il ne doit pas ; le serveur confirme … réponses sur …."
        ),
        Phrase(
            "… subjects and … secrets of …: … can come by secrets that the plan does not give them; the server agreed to … of … answers.",
            fr:
                "… sujets et … secrets de … : … peuvent obtenir des secrets que le plan ne leur donne pas ; le serveur confirme … réponses sur …."
        ),
        Phrase(
            "… (Kubernetes …) has what the plan names.", fr: "… (Kubernetes …) a ce que nomme le plan."),
        Phrase(
            "The plan has no cluster, database or escrow.", fr: "Le plan n’a ni cluster, ni base, ni copie scellée."),
    ]

    /// Steps whose procedures name them in English only.
    static let ofSteps: [Phrase] = [
        Phrase("look", fr: "regarder"), Phrase("look again", fr: "regarder de nouveau"),
        Phrase("end", fr: "mettre fin"),
        Phrase("prepare", fr: "préparer"), Phrase("grant", fr: "donner l’accès"),
        Phrase("look at who asks", fr: "regarder qui demande"),
        Phrase("look at who agreed", fr: "regarder qui a donné son accord"),
        Phrase("compare", fr: "comparer"), Phrase("measure", fr: "mesurer"),
        Phrase("make the login", fr: "créer l’identifiant"), Phrase("take in", fr: "reprendre"),
        Phrase("look at the grant", fr: "regarder l’accès donné"),
    ]
}
