steps-title-mandate = Mandat et protections
steps-title-engagement = Partenaires et mobilisation
steps-title-profile = Profil général
steps-title-sources = Registre des sources
steps-title-situations = Populations et situations
steps-title-factors = Facteurs de risque et de protection
steps-title-places = Lieux
steps-title-resources = Ressources
steps-title-practices = Pratiques de prévention
steps-title-plan = Analyse, priorités et plan
steps-title-release = Validation, diffusion et suivi
steps-about-mandate = À qui appartient ce diagnostic, en vertu de quelle autorité et au bénéfice de qui.
steps-about-engagement = Commencez par les forces, puis les partenaires, les groupes entendus et ceux qui restent à entendre.
steps-about-profile = La collectivité en quelques faits, chacun avec sa source et son année.
steps-about-sources = D’où vient l’information et à quel point on peut s’y fier.
steps-about-situations = Quelles populations sont exposées, et à quelle forme d’exploitation. Jamais une personne.
steps-about-factors = Ce qui augmente le risque et ce qui protège.
steps-about-places = Des types de lieux, conservés comme des carrés sur la carte et jamais comme une adresse.
steps-about-resources = Qui aide, qui est accepté et ce qui fait obstacle.
steps-about-practices = Ce qui se fait, s’est fait ou pourrait se faire pour prévenir l’exploitation.
steps-about-plan = Lisez les résultats ensemble ; puis ce sont les gens qui choisissent les priorités et les actions.
steps-about-release = Faites valider les résultats, décidez de ce qui peut être diffusé et fixez la date de la prochaine révision.
steps-status-not_started = À commencer
steps-status-in_progress = En cours
steps-status-complete = Terminée
steps-status-skipped = Sautée
steps-done = Tout ce qu’il faut à cette étape y est.
steps-left-name = Nommez la collectivité.
steps-left-authority = Indiquez le document qui donne l’autorité.
steps-left-steward = Indiquez quel rôle est responsable des données.
steps-left-notice = Lisez et acceptez l’avis de protection.
steps-left-session = Consignez au moins une rencontre.
steps-left-missing-groups = Passez en revue la liste des groupes à entendre.
steps-left-population = Donnez la population, en nombre ou par tranche.
steps-left-population-source = Nommez la source de la population.
steps-left-source-kinds =
    { $count ->
        [one] Ajoutez encore un type de source, ou dites pourquoi il y en a peu.
       *[other] Ajoutez encore { $count } types de sources, ou dites pourquoi il y en a peu.
    }
steps-left-situation = Ajoutez au moins une situation : une population et une forme d’exploitation.
steps-left-unrated =
    { $count ->
        [one] Il manque à une situation une population, une forme, une ampleur et une gravité (ou « inconnu »).
       *[other] Il manque à { $count } situations une population, une forme, une ampleur et une gravité (ou « inconnu »).
    }
steps-left-situations-first = Commencez par l’étape 4 : populations et situations.
steps-left-factors =
    { $count ->
        [one] Cotez au moins trois facteurs de risque pour une situation, ou indiquez qu’il y a trop peu d’information.
       *[other] Cotez au moins trois facteurs de risque pour { $count } situations, ou indiquez qu’il y a trop peu d’information.
    }
steps-left-place = Ajoutez au moins un lieu, ou sautez cette étape en donnant la raison.
steps-left-place-kind =
    { $count ->
        [one] Indiquez le type d’un lieu.
       *[other] Indiquez le type de { $count } lieux.
    }
steps-left-examined =
    { $count ->
        [one] Cherchez des ressources pour encore une combinaison de population et de pilier.
       *[other] Cherchez des ressources pour encore { $count } combinaisons de population et de pilier.
    }
steps-left-practices-examined =
    { $count ->
        [one] Cherchez des pratiques pour encore une population.
       *[other] Cherchez des pratiques pour encore { $count } populations.
    }
steps-left-priority = Choisissez ensemble au moins une priorité.
steps-left-too-many-priorities = Gardez au plus { $most } priorités, pour pouvoir les réaliser.
steps-left-reasons =
    { $count ->
        [one] Dites pourquoi une priorité a été choisie.
       *[other] Dites pourquoi { $count } priorités ont été choisies.
    }
steps-left-own =
    { $count ->
        [one] Parmi nos propres questions, une attend encore une réponse.
       *[other] Parmi nos propres questions, { $count } attendent encore une réponse.
    }
steps-left-actions =
    { $count ->
        [one] Donnez une action à une priorité, ou dites pourquoi il n’y en a pas.
       *[other] Donnez une action à { $count } priorités, ou dites pourquoi il n’y en a pas.
    }
steps-left-prompts =
    { $count ->
        [one] Une action soulève une question sur un préjudice possible qui reste sans réponse.
       *[other] { $count } actions soulèvent une question sur un préjudice possible qui reste sans réponse.
    }
steps-left-validation = Consignez qui a validé les résultats.
steps-left-release = Consignez une autorisation avant toute diffusion.
steps-left-review = Fixez la date de la prochaine révision.
