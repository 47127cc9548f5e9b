# Ce que dit la ligne de commande.

cli-passphrase = Phrase de passe
cli-no-passphrase = Aucune phrase de passe n’a été donnée. Rien n’a été créé. Mettez-la dans la variable d’environnement { $variable }, puis réessayez.
cli-unknown-kind = Le type { $kind } est inconnu. Rien n’a été créé. Choisissez parmi : { $kinds }
cli-made = Créé : { $file }
cli-demo = L’exemple fictif a été créé, avec tout ce qui en découle :
cli-region-made = Créé : une région fictive de { $count } collectivités, { $files } fichiers à envoyer dans { $folder }. Rien n’en est réel.
cli-region-readme =
    Cette région est fictive : tous les noms, les nombres et les fichiers y sont inventés. Elle sert à essayer et à apprendre.
    Les fichiers de « submissions » sont les envois de ses collectivités. La plupart sont chiffrés pour « { $name } », dont la clé revient par ces 24 mots que tout le monde peut connaître (repere keys recover --kind region) :
    { $words }
    Les fichiers de « keys » sont les clés publiques des collectivités, à accepter une fois comparées, comme de vraies ; celles-ci peuvent l’être ensemble (repere keys accept keys --compared).
cli-check-ok = { $file } est intact.
cli-imported = Fiches conservées : { $kept }. Lignes refusées : { $refused }. Valeurs laissées de côté : { $left }.
cli-row = Ligne { $row } : { $reason }
cli-analysis-note = Les résultats ordonnent une discussion ; ce sont les gens qui choisissent. Les situations dont les intervalles se chevauchent sont à égalité.
cli-situation = { $names } : { $score } ; { $trust }
cli-insufficient = information insuffisante
cli-exported = Écrit : { $file }
cli-forms = Formulaires écrits : { $count }
cli-form-added = « { $title } » est maintenant à l’étape { $step }.
cli-form-line = Étape { $step } : { $title } ({ $form }, version { $version }), { $state }. Réponses : { $count }
cli-form-asked = posé maintenant
cli-form-older = une version antérieure
cli-form-retired = n’est plus posé
cli-form-none = Ce diagnostic n’a pas de questions qui lui sont propres.
cli-form-removed = « { $title } » n’est plus posé. Ses réponses restent lisibles.
cli-form-unknown = Ce diagnostic n’a pas de formulaire { $form }. Rien n’a été modifié. Choisissez parmi : { $known }
cli-no-access = Impossible de lire ou d’écrire { $file } ({ $reason }). Rien n’y a changé. Choisissez un autre endroit et réessayez.
cli-before-sharing = Avant toute diffusion :
cli-may-share = Rien ne s’oppose à la diffusion.
cli-progress = Fait : { $percent } %
cli-usage-missing = Il manque { $name }. Rien n’a été fait.
cli-usage-no-option = L’option { $name } n’existe pas. Rien n’a été fait.
cli-usage-no-value = { $name } demande une valeur. Rien n’a été fait.
cli-usage-bad-value = { $name } doit être l’une de ces valeurs : { $choices }. Rien n’a été fait.
cli-usage-unreadable = La valeur de { $name } est illisible. Rien n’a été fait.
cli-usage-no-command = Dites quelle commande exécuter.
cli-usage-command = La commande « { $name } » n’existe pas. Rien n’a été fait.
cli-usage-extra = « { $name } » est un argument de trop. Rien n’a été fait.
cli-usage-help = Ajoutez --help pour voir ce qui existe.
cli-row-of = { $file }, nº { $row } : { $reason }
cli-one-file = Seules les réponses des téléphones (--as odk) peuvent venir de plusieurs fichiers à la fois. Rien n’a été modifié. Importez les autres un par un.
