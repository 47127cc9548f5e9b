# Deux copies d’un même diagnostic redeviennent une seule.

merge-title = Fusionner une autre copie
merge-about = Deux personnes ont travaillé sur deux copies de ce diagnostic, sur deux ordinateurs. Choisissez l’autre copie : ce qu’une seule a changé est pris tel quel, et là où les deux ont changé la même chose, vous choisissez. L’autre copie n’est pas modifiée, et Annuler défait tout.
merge-choose = Choisir l’autre copie…
merge-passphrase = Phrase de passe de l’autre copie
merge-passphrase-go = La lire
merge-reading = Comparaison des deux copies
merge-file = Autre copie : { $file }
merge-news =
    Ce qui entre : { $added ->
        [0] rien de nouveau
        [one] une nouvelle fiche
       *[other] { $added } nouvelles fiches
    }, { $changed ->
        [0] aucune modifiée
        [one] une modifiée
       *[other] { $changed } modifiées
    }, { $removed ->
        [0] aucune supprimée
        [one] une supprimée
       *[other] { $removed } supprimées
    }.
merge-nothing = L’autre copie n’a rien qui manque à celle-ci.
merge-unrelated = Ces copies n’ont pas d’historique en commun : ce qui a été supprimé dans l’une peut revenir de l’autre. Vérifiez le résultat.
merge-conflicts = Les deux copies ont changé ceci. Que faut-il garder ?
merge-left = { $count ->
    [0] Tout est choisi.
    [one] Il reste { $count } choix à faire.
   *[other] Il reste { $count } choix à faire.
}
merge-column-what = Fiche
merge-column-field = Question
merge-column-mine = Cette copie
merge-column-theirs = L’autre copie
merge-column-keep = Garder
merge-keep = À garder pour { $what }, { $field }
merge-keep-none = Choisir…
merge-keep-mine = De cette copie
merge-keep-theirs = De l’autre
merge-keep-both = Les deux textes
merge-all-mine = Cette copie partout
merge-all-theirs = L’autre partout
merge-go = Fusionner
merge-whole = La fiche entière
merge-own-question = Notre propre question { $name }
merge-unknown = { $name } est inconnu
merge-deleted = Supprimée ici
merge-kept = Gardée
merge-no-answer = Sans réponse
merge-a-file = Une position ou un fichier

merge-field-review_date = Date de révision
merge-field-example = Exemple fictif
merge-field-missing_groups_reviewed = Groupes non entendus : revus
merge-field-few_sources_note = Pourquoi il y a peu de sortes de sources
merge-field-results_reviewed = Résultats lus ensemble
merge-field-suppression_threshold = Plus petit nombre de personnes montré
merge-field-small_area_threshold = Plus petite population d’un secteur montrée
merge-field-protect_zeros = Les zéros sont protégés
merge-field-name_en = Nom en anglais
merge-field-name_fr = Nom en français
merge-field-number = Numéro
merge-field-hours = Heures
merge-field-order = Ordre
merge-field-verified_on = Vérifié le
merge-field-skipped = Sautée
merge-field-reason = Raison
merge-field-group = Groupe
merge-field-label_en = Libellé en anglais
merge-field-label_fr = Libellé en français
merge-field-definition_en = Définition en anglais
merge-field-definition_fr = Définition en français
merge-field-hidden = Caché
merge-field-title = Titre
merge-field-retired = N’est plus posé
merge-field-came_by = Venu par
merge-field-answered_on = Répondu le
merge-field-label = Nom
merge-field-sharing = Partage
merge-field-value = Cote du groupe
merge-field-dissent = Désaccord, tel qu’exprimé

merge-cli-conflicts = { $count ->
    [one] Les deux copies ont changé une même chose de façons différentes. Rien n’a été modifié. Dites ce qui reste avec --keep mine, theirs ou both, ou pour chacune dans un fichier avec --decide.
   *[other] Les deux copies ont changé { $count } choses de façons différentes. Rien n’a été modifié. Dites ce qui reste avec --keep mine, theirs ou both, ou pour chacune dans un fichier avec --decide.
}
merge-cli-conflict = { $which } : { $what }, { $field }. mine : { $mine }. theirs : { $theirs }.
merge-cli-bad-decisions = { $file } ne peut pas servir : ce doit être un objet JSON qui donne « mine », « theirs » ou « both » pour chaque clé de la liste. Rien n’a été modifié.
