# Ce que dit l’écran d’un questionnaire.

asking-outline = Sections du questionnaire
asking-section = Questions
asking-section-notes = À lire d’abord
asking-section-left =
    { $count ->
        [0] { $title } : plus rien à faire
        [one] { $title } : { $count } question à voir
       *[other] { $title } : { $count } questions à voir
    }
asking-language = Langue des questions
asking-back = Section précédente
asking-forth = Section suivante
asking-guidance = Plus d’aide
asking-left =
    { $count ->
        [one] Ce qui reste : { $count } question
       *[other] Ce qui reste : { $count } questions
    }
asking-left-none = ✓ Il ne reste rien : toutes les réponses nécessaires sont là.
asking-left-list = Ce qui reste ; Entrée mène à la question
asking-left-line = { $question } — { $message }
asking-no-choices = Il n’y a encore rien à choisir : répondez d’abord aux questions qui précèdent.
asking-patterns = Décrivez des tendances, jamais des personnes : ni noms, ni âges, ni adresses.
asking-phone-only = Sur un téléphone, une autre application répond à cette question. Ici, tapez la réponse.
asking-bearing = Sur un téléphone, la boussole répond à cette question. Ici, tapez des degrés de 0 (nord) à 360.
asking-calendar = Ce calendrier n’est pas offert ici : donnez la date dans le calendrier habituel.
asking-from-list = Sur un téléphone, on choisit sur une image ou une carte. Ici, choisissez dans la liste.
asking-signature = Ce formulaire demande une signature. Une signature identifie une personne : Repère n’en recueille pas. Si le formulaire l’exige, marquez Inconnu, et gardez les papiers signés ailleurs.
asking-missing-image = Image absente du formulaire : { $name }
asking-missing-audio = Son absent du formulaire : { $name }
asking-missing-video = Vidéo absente du formulaire : { $name }
asking-picture = Image : { $name }
asking-play-audio = Écouter le son
asking-play-video = Regarder la vidéo
asking-cannot-play = Cet ordinateur ne peut pas lire { $name }
asking-repeat = Entrées
asking-repeat-add = En ajouter une
asking-repeat-remove = Supprimer celle-ci
asking-repeat-back = Précédente
asking-repeat-forth = Suivante
asking-repeat-count =
    { $count ->
        [0] Rien pour l’instant.
        [one] { $count } entrée
       *[other] { $count } entrées
    }
asking-repeat-fixed =
    { $count ->
        [0] Aucune entrée : le nombre vient d’une réponse ci-dessus.
        [one] { $count } entrée ; le nombre vient du formulaire.
       *[other] { $count } entrées ; le nombre vient du formulaire.
    }
asking-repeat-removed = Supprimé : { $what }
asking-map-point = Choisir une position
asking-map-line = Tracer une ligne
asking-map-area = Tracer une zone
asking-map-point-how = Cliquez à l’endroit voulu. Au clavier : déplacez la carte avec les flèches, puis appuyez sur Entrée.
asking-map-shape-how = Cliquez sur chaque point, l’un après l’autre ; glissez un point pour le déplacer, cliquez au milieu d’un côté pour en ajouter un. Au clavier : déplacez la carte avec les flèches et appuyez sur Entrée, ou servez-vous de la liste.
asking-map-undo = Défaire
asking-map-redo = Refaire
asking-map-corner = Points
asking-map-corners = Points dans l’ordre
asking-map-append = Ajouter comme nouveau point
asking-map-written = Tapez une position : Entrée déplace le point choisi
asking-map-remove = Retirer le point choisi
asking-map-split = Ajouter un point après
asking-map-use = Utiliser
asking-map-count =
    { $count ->
        [0] Aucun point pour l’instant.
        [one] { $count } point.
       *[other] { $count } points.
    }
