# L’éditeur de formulaires. Les genres de questions sont ceux que l’on choisit ; pour les autres, le fichier en dit plus.

editor-title = Nos propres questions
editor-form-title = Titre du formulaire
editor-form-usual = Nos propres questions
editor-questions = Questions
editor-questions-about = Les flèches choisissent une question. Alt et une flèche la déplacent, Suppr l’enlève.
editor-untitled = (pas encore de texte)
editor-end-of-group = — fin du groupe
editor-to-mend = à corriger
editor-lacks-en = anglais manquant
editor-lacks-fr = français manquant
editor-choose = Choisissez une question à gauche pour la voir ou la changer.
editor-begin = Ce formulaire n’a pas encore de questions. Appuyez sur « Ajouter une question », choisissez la façon de répondre et écrivez ce que vous voulez savoir. À droite, vous voyez le formulaire tel que les gens le rempliront.

# Boutons.
editor-add = Ajouter une question
editor-undo = Annuler
editor-redo = Rétablir
editor-up = Monter (Alt+Haut)
editor-down = Descendre (Alt+Bas)
editor-duplicate = Copier
editor-delete = Supprimer
editor-open = Ouvrir
editor-new-form = Un nouveau formulaire
editor-open-file = Un fichier (XLSForm)…
editor-opening = Ouverture du formulaire
editor-save-file = Enregistrer en fichier…
editor-saving = Enregistrement du formulaire
editor-saved-file = Enregistré : { $file }.
editor-help = Aide
editor-close = Fermer
editor-in-step = Étape où le formulaire est posé
editor-step = Étape { $number } · { $title }
editor-use = Utiliser à cette étape
editor-undo-form = changement de nos propres questions
editor-unsaved = Les derniers changements à ce formulaire ne sont pas enregistrés.
editor-discard = Abandonner les changements
editor-go-on = Continuer d’écrire
editor-came-back = Ce que vous écriviez est de retour. Ce n’est pas encore enregistré.

# Genres de questions.
editor-kind = Façon de répondre
editor-kind-text = Texte court
editor-kind-long = Texte long
editor-kind-yes_no = Oui ou non
editor-kind-one = Un choix dans une liste
editor-kind-several = Plusieurs choix dans une liste
editor-kind-integer = Nombre entier
editor-kind-decimal = Nombre avec décimales
editor-kind-scale = Échelle
editor-kind-rank = Mettre en ordre
editor-kind-date = Date
editor-kind-time = Heure
editor-kind-place = Lieu sur la carte
editor-kind-note = Note à lire, sans réponse
editor-kind-group = Groupe de questions
editor-kind-repeat = Questions reposées pour chacun
editor-kind-kept = Avancé, gardé tel quel
editor-kind-group-about = Un groupe : ses questions se trouvent sous un même titre. Alt et les flèches y font entrer et en font sortir les questions.
editor-kind-repeat-about = Ses questions sont reposées pour chacune de plusieurs choses, par exemple chaque bâtiment ou chaque rencontre.
editor-kind-kept-about = Avancé, gardé tel quel : cet éditeur n’a pas de mots pour « { $type } ». Vous pouvez changer les textes de cette ligne et la déplacer ; le reste demeure comme dans le formulaire.

# La question.
editor-language-en = English
editor-language-fr = Français
editor-label = Question
editor-heading = Titre
editor-hint = Aide
editor-missing-en = Pas encore en anglais. Les gens voient le français.
editor-missing-fr = Pas encore en français. Les gens voient l’anglais.
editor-required = Une réponse est nécessaire
editor-ask-if = Poser seulement si
editor-limits = Limites de la réponse
editor-scale = Échelle
editor-scale-start = De
editor-scale-end = À
editor-kept = Avancé, gardé tel quel
editor-kept-rule = Avancé, gardé tel quel : { $rule }
editor-kept-required = Nécessaire sous condition. Avancé, gardé tel quel : { $rule }
editor-replace-rule = Remplacer par une règle simple

# Choix.
editor-choices = Choix
editor-choices-about = Écrivez dans la dernière rangée pour ajouter un choix. Alt et une flèche le déplacent, Suppr l’enlève.
editor-shared-choices = { $count ->
    [one] Une autre question offre aussi cette liste : ce que vous changez ici change là aussi.
   *[other] { $count } autres questions offrent aussi cette liste : ce que vous changez ici change là aussi.
}
editor-own-choices = Donner sa propre liste à cette question
editor-add-choice = Ajouter un choix
editor-paste = Coller une colonne
editor-paste-about = Copiez une colonne d’un tableur, ou deux avec les deux langues, et collez-la ici.
editor-delete-choice = Supprimer le choix
editor-choice-up = Monter le choix
editor-choice-down = Descendre le choix

# Conditions.
editor-add-condition = + Ajouter une condition
editor-delete-condition = Supprimer la condition
editor-nothing-before = Aucune question précédente n’a de réponse à attendre.
editor-all-hold = Toutes sont vraies
editor-any-holds = L’une est vraie
editor-condition-question = Question
editor-condition-relation = Comparaison
editor-condition-answer = Réponse
editor-relation-is = est
editor-relation-is_not = n’est pas
editor-relation-at_least = est d’au moins
editor-relation-at_most = est d’au plus
editor-relation-chosen = comprend
editor-relation-not_chosen = ne comprend pas
editor-relation-contains = contient
editor-relation-contains_not = ne contient pas
editor-relation-answered = a une réponse
editor-relation-unanswered = n’a pas de réponse

# Limites.
editor-least-number = Au moins
editor-most-number = Au plus
editor-least-letters = Caractères au moins
editor-most-letters = Caractères au plus
editor-least-choices = Choix au moins
editor-most-choices = Choix au plus
editor-least-date = Pas avant
editor-most-date = Pas après
editor-date-written = 2026-01-31
editor-not-after-today = Pas après le jour de la réponse
editor-message = Si elle ne convient pas, dire
editor-says-number-between = De { $least } à { $most }, s’il vous plaît.
editor-says-number-least = Au moins { $least }, s’il vous plaît.
editor-says-number-most = Au plus { $most }, s’il vous plaît.
editor-says-letters-between = De { $least } à { $most } caractères, s’il vous plaît.
editor-says-letters-least = Au moins { $least } caractères, s’il vous plaît.
editor-says-letters-most = Au plus { $most } caractères, s’il vous plaît.
editor-says-choices-between = Choisissez-en de { $least } à { $most }, s’il vous plaît.
editor-says-choices-least = Choisissez-en au moins { $least }, s’il vous plaît.
editor-says-choices-most = Choisissez-en au plus { $most }, s’il vous plaît.
editor-says-date-between = Un jour du { $least } au { $most }, s’il vous plaît.
editor-says-date-least = Un jour à partir du { $least }, s’il vous plaît.
editor-says-date-most = Un jour jusqu’au { $most }, s’il vous plaît.
editor-says-past = Ce jour est encore à venir.
editor-says-past-since = Un jour du { $least } à aujourd’hui, s’il vous plaît.

# Le formulaire tel que les gens le verront.
editor-preview = Tel qu’il sera vu
editor-preview-language = Langue du formulaire montré
editor-preview-comes = Le formulaire paraîtra ici quand ce qui est marqué « à corriger » le sera.
editor-preview-waits = Voici le formulaire d’avant les derniers changements. Il suivra de nouveau quand ce qui est marqué « à corriger » le sera.

# Ce qui reste.
editor-wrong = { $count ->
    [one] { $count } question à corriger.
   *[other] { $count } questions à corriger.
}
editor-untranslated-en = { $count ->
    [one] { $count } question n’est pas encore en anglais.
   *[other] { $count } questions ne sont pas encore en anglais.
}
editor-untranslated-fr = { $count ->
    [one] { $count } question n’est pas encore en français.
   *[other] { $count } questions ne sont pas encore en français.
}
editor-problem-words = Écrivez ce qui est demandé.
editor-problem-choices = Ajoutez les choix parmi lesquels les gens choisissent.
editor-problem-choice-words = Un choix n’a pas de texte. Écrivez-le ou supprimez le choix.
editor-problem-person = Cela demande qui est une personne (« { $what } »). L’outil ne garde rien qui puisse identifier quelqu’un : cette question ne peut pas être utilisée (règle E02). Demandez plutôt ce qui touche un groupe, une situation ou un organisme.
editor-problem-shaming = « { $what } » fait honte aux gens et n’est pas utilisé dans cet outil (règle H02). Prenez un autre mot.
editor-problem-asks-nothing = Ajoutez une question à laquelle les gens répondent.
editor-problem-name-twice = Deux questions portent le nom « { $what } ». Donnez un autre nom à l’une d’elles dans le fichier.
editor-problem-name-letters = Le nom de cette question a des lettres qu’un nom ne peut pas avoir.
editor-problem-name-missing = Le nom de cette ligne manque.
editor-problem-reference-missing = Une règle parle ici de la question « { $what } », qui n’est plus dans le formulaire. Ramenez-la avec Annuler, ou changez la règle.
editor-problem-reference-twice = Une règle parle ici de « { $what } », et plusieurs questions portent ce nom.
editor-problem-reference-written = Une règle ne nomme pas ici une autre question comme il le faut.
editor-problem-type-unknown = Il n’y a pas de genre de question appelé « { $what } ».
editor-problem-end-without-begin = Ici finit un groupe qui n’a pas commencé.
editor-problem-begin-without-end = Le groupe « { $what } » n’a pas de fin.
editor-problem-list-missing = La liste de choix de cette question n’est pas dans le formulaire.
editor-problem-choices-missing = Le formulaire n’a pas de liste de choix pour cette question.
editor-problem-choice-twice = Deux choix de cette liste portent le même nom.
editor-problem-calculation-missing = Il manque ici un calcul.
editor-problem-parameters = Les paramètres de cette question ne sont pas compris : { $reason }
editor-problem-trigger = La question « { $what } » n’est jamais montrée et ne peut donc rien déclencher.
editor-problem-unknown-function = Une règle utilise ici une fonction qui n’existe pas : { $function }. Voici la règle : { $rule }
editor-problem-bad-rule = Une règle n’est pas comprise ici : { $rule } ({ $reason })
editor-problem-cycle = Ces questions s’attendent l’une l’autre en rond : { $questions }. Changez la condition de l’une d’elles.
editor-problem-other = Le formulaire ne peut pas encore être utilisé : { $reason }
