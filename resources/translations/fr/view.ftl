# Ce que disent les écrans des étapes : listes, formulaires, résultats, carte.

view-yes = Oui
view-no = Non
view-unknown = Inconnu
view-unknown-hint = Personne ne peut encore le dire. C’est une réponse légitime : elle ne compte jamais comme une absence de risque.
view-unknown-for = Inconnu : { $label }
view-unknown-note = Réponse : inconnu. Répondez, ou appuyez de nouveau sur Inconnu, pour changer.
view-required-name = { $label }, réponse nécessaire
view-number-whole = Écrivez un nombre entier, par exemple 12. Ce que vous avez tapé est encore là, mais n’est pas enregistré.
view-number-any = Écrivez un nombre, par exemple 12,5. Ce que vous avez tapé est encore là, mais n’est pas enregistré.
view-date-form = année-mois-jour, ou en mots
view-date-calendar = Ouvrir le calendrier
view-date-unclear = Cette date pourrait désigner plusieurs jours. Écrivez-la ainsi : 2026-03-01 ou 1er mars 2026. Elle n’est pas encore enregistrée.
view-choose = Tapez pour chercher, ou ouvrez la liste
view-choose-several = Choisir…
view-chip-remove = Retirer : { $label }
view-search = Chercher
view-search-in = Chercher dans : { $what }
view-search-none = Aucun résultat. Essayez moins de lettres, ou retirez un filtre.
view-point-none = Aucune position pour l’instant.
view-point-set = Position : latitude { $latitude }, longitude { $longitude }
view-point-map = Choisir sur la carte
view-point-near = Près de la collectivité
view-point-type = Taper les coordonnées
view-point-clear = Retirer la position
view-point-written = Latitude, puis longitude (par exemple 50,35 ; -86,9), en degrés ou en degrés, minutes et secondes, ou une référence UTM ou MGRS
view-kept = Ce qui sera conservé : { $precision }. Rien de plus précis n’est jamais écrit.
view-kept-public = Le point est conservé tel quel : il montre une collectivité, jamais une maison.
view-kept-exact = Le point est conservé tel quel ; il ne sort de la collectivité que si l’adresse peut être montrée.
view-kept-confidential = Cette ressource est confidentielle : ni position ni adresse ne sont conservées.
view-kept-kind-first = Choisissez d’abord le type de lieu : il détermine la précision permise.
view-parts = Parties de cette étape
view-count = { $what } ({ $count })
view-untitled = Sans nom pour l’instant
view-add-partner = Ajouter un partenaire
view-add-engagement = Ajouter une rencontre
view-add-missing_group = Ajouter un groupe à entendre
view-add-strength = Ajouter une force
view-add-profile_item = Ajouter un fait
view-add-source = Ajouter une source
view-add-population = Ajouter une population
view-add-situation = Ajouter une situation
view-add-reported_count = Ajouter un total déclaré
view-add-factor_rating = Ajouter un facteur
view-add-place = Ajouter un lieu
view-add-resource = Ajouter une ressource
view-add-service = Ajouter un service
view-add-practice = Ajouter une pratique
view-add-priority = Ajouter une priorité
view-add-action = Ajouter une action
view-add-validation = Ajouter une validation
view-add-release = Ajouter une autorisation
view-add-key = Nouvelle entrée (Ctrl+N)
view-choose-or-add = Choisissez une entrée dans la liste, ou ajoutez-en une.
view-duplicate = Dupliquer
view-duplicate-key = Copier l’entrée choisie (Ctrl+D)
view-delete = Supprimer
view-delete-key = Supprimer les entrées choisies (touche Suppr, dans la liste)
view-list-of = Liste : { $what }
view-filter-by = Montrer seulement : { $what }
view-filter-all = { $what } : tout
view-undo = Annuler
view-deleted-one = « { $what } » : supprimé.
view-deleted-many = { $count } entrées ont été supprimées.
view-retry = Réessayer
view-close = Fermer
view-cancel = Annuler
view-done = Terminé
view-not-saved = Ceci n’est pas encore enregistré. { $reason } Ce que vous avez tapé est encore à l’écran.
view-undo-change = modification
view-undo-add = ajout
view-undo-duplicate = copie
view-undo-delete = suppression
view-undo-rate = cote
view-undo-examined = marque d’examen
view-undo-move = déplacement sur la carte
view-page-grid = Cotation rapide
view-page-examined = Ce qui a été examiné
view-page-results = Résultats
view-page-sending = Envoi à la région
view-column-what = Nom
view-column-organisation = Organisme
view-column-sector = Secteur
view-column-role = Rôle
view-column-date = Date
view-column-method = Méthode
view-column-people_band = Personnes entendues
view-column-reason = Pourquoi
view-column-populations = Populations
view-column-population = Population
view-column-sharing = Diffusion
view-column-topic = Sujet
view-column-number = Nombre
view-column-unit = Unité
view-column-year = Année
view-column-title = Titre
view-column-source_kind = Type
view-column-reliability = Fiabilité
view-column-size = Taille
view-column-form = Forme d’exploitation
view-column-extent = Ampleur
view-column-severity = Gravité
view-column-trend = Tendance
view-column-people = Personnes
view-column-presence = Présence
view-column-factor = Facteur
view-column-factor_type = Type de facteur
view-column-sources = Sources
view-column-area = Secteur
view-column-roles = Rôle
view-column-precision = Précision
view-column-services = Services
view-column-pillars = Pilier
view-column-verified_on = Vérifiée le
view-column-service_kind = Service
view-column-availability = Disponibilité
view-column-distance_km = Distance (km)
view-column-status = État
view-column-level = Niveau
view-column-order = Ordre
view-column-lead = Responsable
view-column-due = Échéance
view-column-validated_by = Validé par
view-column-scope = Portée
view-column-recipient = Destinataire
view-column-withdrawn_on = Retirée le
view-grid-population = Population
view-grid-type = Type de facteur
view-grid-all = Montrer les facteurs moins courants
view-grid-name = Cotes : les flèches déplacent, 1 à 5 cotent, I veut dire inconnu
view-grid-done =
    { $count ->
        [one] { $count } réponse donnée pour cette population.
       *[other] { $count } réponses données pour cette population.
    }
view-grid-how = Cliquez sur un cercle, ou déplacez-vous avec les flèches et appuyez sur 1 à 5, ou I pour inconnu ; le même geste l’enlève. Sources, tendance, poids et notes : sous Facteurs.
view-grid-chosen = { $factor } : { $anchor }, choisi
view-grid-open = { $factor } : { $anchor }, non choisi
view-grid-empty = Aucune population n’a encore été nommée. Nommez les populations à l’étape 4, puis revenez.
view-examined-why = Cochez ce que vous avez cherché, trouvé ou non. Chercher sans trouver de service est un résultat important ; ne pas avoir cherché en est un autre.
view-examined-why-practices = Cochez chaque population pour laquelle vous avez cherché des pratiques de prévention, trouvées ou non.
view-examined-practices = Pratiques de prévention
view-examined-yes = examiné
view-examined-no = non examiné
view-map-show = Montrer la carte
view-map-hide = Montrer la liste
view-map-add = Ajouter sur la carte
view-map-move = Déplacer sur la carte
view-map-place = Cliquez sur la carte à l’endroit voulu.
view-map-placed = La position est prise. Remplissez le formulaire et elle sera enregistrée.
view-map-loading = Ouverture de la carte…
view-map-administrator = La carte n’est pas montrée à l’administrateur (root), pour protéger cet ordinateur. Ouvrez Repère depuis votre propre compte ; d’ici là, la liste contient tous les lieux et toutes les ressources, et les positions peuvent être tapées dans le formulaire.
view-map-failed = La carte ne peut pas être affichée sur cet ordinateur. Rien n’est perdu : la liste contient tous les lieux et toutes les ressources, et les positions peuvent être tapées dans le formulaire.
view-map-name = Carte des lieux et des ressources. La liste contient la même information.
view-analysis-warning = Les scores servent à ordonner une discussion ; ce sont les gens qui choisissent les priorités. Ils ne mesurent rien, ne prédisent rien et ne se comparent pas d’une collectivité à l’autre.
view-analysis-busy = Calcul des résultats…
view-analysis-parts = Parties des résultats
view-analysis-situations = Situations
view-analysis-coverage = Couverture
view-analysis-gaps = Lacunes
view-analysis-find = À documenter
view-analysis-matrix = Matrice
view-analysis-none = Aucune situation n’a encore été décrite. Les situations viennent de l’étape 4.
view-gaps-none = Aucune lacune ne peut encore être calculée : il faut une situation avec un score (étapes 4 et 5) et des services que l’on a cherchés (étape 7).
view-find-none = Rien de particulier à documenter.
view-find-low_confidence = Préoccupation élevée, mais peu appuyée : en apprendre davantage avant de décider.
view-find-insufficient = Information insuffisante pour un score.
view-find-capacity_unknown = Les services ne sont pas assez connus pour une priorité.
view-result-population = Population
view-result-form = Forme d’exploitation
view-result-likelihood = Vraisemblance (10)
view-result-severity = Gravité (10)
view-result-capacity = Capacité (10)
view-result-priority = Priorité (intervalle)
view-result-band = Niveau
view-result-trend = Tendance
view-result-confidence = Confiance
view-confidence_high = Élevée
view-confidence_medium = Moyenne
view-confidence_low = Faible
view-confidence_none = Aucune source
view-result-tied = À égalité avec
view-result-stability = Dans les cinq premières
view-result-pillar = Pilier
view-result-gap = Lacune
view-result-status = Couverture
view-result-barrier = Principal obstacle
view-result-distance = Le plus près
view-result-practices = Pratiques possibles
view-result-planned = Au plan
view-gap-open = Aucune action pour l’instant
view-result-finding = Pourquoi
view-result-range = { $value } ({ $low } à { $high })
view-band-watch = À surveiller
view-band-moderate = Modérée
view-band-high = Élevée
view-band-very_high = Très élevée
view-band-insufficient = Information insuffisante
view-band-no-capacity = Services non connus
view-status-absent = Aucun service
view-status-blocked = Bloquée
view-status-weak = Faible
view-status-partial = Partielle
view-status-good = Bonne
view-status-unverified = Non vérifiée
view-status-not_examined = Non examinée
view-dimension-accessibility = S’y rendre
view-dimension-accommodation = Heures et règles
view-dimension-affordability = Coût
view-dimension-acceptability = Confiance et respect
view-dimension-awareness = Connaissance du service
view-dimension-availability = Disponibilité
view-dimension-eligibility = Admissibilité
view-percent = { $value } %
view-km = { $km } km
view-here = sur place
view-coverage-note = Dans quelle mesure les services de chaque pilier rejoignent chaque population, et ce qui les ferme le plus. Aucun service, un service bloqué et un service que personne n’a cherché sont trois choses différentes.
view-coverage-cautious = Vue prudente : les services non vérifiés depuis douze mois (!) comptent pour moitié
view-flag-stale =
    { $count ->
        [one] Un service n’a pas été vérifié depuis douze mois : il compte pour moitié dans la vue prudente.
       *[other] { $count } services n’ont pas été vérifiés depuis douze mois : ils comptent pour moitié dans la vue prudente.
    }
view-flag-eligibility_unknown =
    { $count ->
        [one] Un service n’est pas compté : on ne sait pas s’il accepte cette population.
       *[other] { $count } services ne sont pas comptés : on ne sait pas s’ils acceptent cette population.
    }
view-flag-availability_unknown =
    { $count ->
        [one] Un service n’est pas compté : sa disponibilité n’est pas connue.
       *[other] { $count } services ne sont pas comptés : leur disponibilité n’est pas connue.
    }
view-flag-unverified =
    { $count ->
        [one] Un service n’est pas compté : moins de trois dimensions de l’accès sont connues.
       *[other] { $count } services ne sont pas comptés : moins de trois dimensions de l’accès sont connues.
    }
view-make-priority = En faire une priorité
view-priority-title = { $pillar } : { $population }
view-stability = Cet ordre est-il stable ?
view-stability-hint = Tire 1 000 fois chaque cote dans les limites de son incertitude et dit combien de fois chaque situation figure parmi les cinq premières.
view-matrix-title = Vraisemblance et gravité, une illustration
view-matrix-note = Une illustration seulement : le résultat est le tableau. Les numéros sont ceux des situations du tableau ; une case couvre un large intervalle de scores.
view-matrix-likelihood = Vraisemblance
view-matrix-severity = Gravité
view-matrix-green = à surveiller
view-matrix-amber = à discuter
view-matrix-red = agir
view-why-choose = Choisissez une situation pour lire pourquoi elle se trouve à ce rang.
view-why-silent = L’ampleur donnée ({ $extent } sur 5) est mise de côté : peu a été signalé, mais aucune personne formée n’y porte attention. Le silence n’est pas une absence de risque.
view-why-likelihood-both = Vraisemblance { $value } sur 10 : pour moitié l’ampleur ({ $extent } sur 5), pour moitié les facteurs de risque ({ $rated } cotés sur { $linked }).
view-why-likelihood-extent = Vraisemblance { $value } sur 10 : d’après l’ampleur seule ({ $extent } sur 5) ; trop peu de facteurs de risque sont cotés ({ $rated } sur { $linked }).
view-why-likelihood-factors = Vraisemblance { $value } sur 10 : d’après les facteurs de risque seuls ({ $rated } cotés sur { $linked }) ; l’ampleur n’est pas connue.
view-why-no-likelihood = Aucune vraisemblance : l’ampleur n’est pas connue et trop peu de facteurs de risque sont cotés ({ $rated } sur { $linked } ; il en faut trois, et la moitié de ceux qui sont liés).
view-why-severity = Gravité { $value } sur 10.
view-why-severity-minor = Gravité { $value } sur 10 : des personnes de moins de 18 ans sont concernées, elle n’est donc jamais sous 8.
view-why-no-severity = Aucune gravité n’a été donnée.
view-why-capacity = Capacité de protection des services locaux : { $value } sur 10. Plus elle est basse, plus la priorité est élevée.
view-why-no-capacity = La capacité des services n’est pas connue pour tous les piliers ; aucune priorité n’est donc calculée : seules la vraisemblance et la gravité sont montrées.
view-why-priority = Priorité { $value } sur 10 ; selon la solidité des cotes, entre { $low } et { $high }.
view-why-confidence = { $value }. Elle ne change jamais le score.
view-why-confidence-one = { $value }, puisque la vraisemblance repose sur un seul élément. Elle ne change jamais le score.
view-why-trend = Tendance : { $value }.
view-why-tied = Ne se distingue pas clairement de : { $others }.
view-groups-ask = Table ronde…
view-groups-ask-hint = Plusieurs groupes donnent leur cote, chacun pour soi ; l’écart entre eux figure à côté de la valeur convenue.
view-groups-ask-for = Table ronde : { $label }
view-groups-unrated = { $groups ->
    [one] Un groupe a été consulté ; il n’a pas encore pu se prononcer.
   *[other] { $groups } groupes ont été consultés ; aucun n’a encore pu se prononcer.
}
view-groups-spread = { $groups ->
    [one] Un groupe a été consulté : { $middle }.
   *[other] { $groups } groupes : de { $low } à { $high }, milieu { $middle }.
}
view-groups-wide = Ils voient les choses différemment.
view-groups-dissent = { $count ->
    [one] Un groupe n’est pas d’accord avec la valeur convenue.
   *[other] { $count } groupes ne sont pas d’accord avec la valeur convenue.
}
view-go-to-step = Aller à l’étape { $step }
view-back-to-list = ‹ Retour à la liste
view-add-first = Choisissez « { $add } » pour commencer.
view-empty = { $what } : rien encore
view-elsewhere = Enregistrer ailleurs…
view-column-answered_on = Date
view-column-came_by = Provenance
view-add-response = Ajouter des réponses
