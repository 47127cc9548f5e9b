safeguards-outside-canada = La position { $longitude }, { $latitude } n’est pas au Canada. Rien n’a changé. Vérifiez l’ordre (longitude, puis latitude) et le signe.
safeguards-not-a-point = Cette forme n’est pas un point. Rien n’a changé. Choisissez un point sur la carte.
safeguards-place-name = Ce type de lieu ne peut pas porter de nom. Ce que vous avez écrit n’a pas été enregistré. Laissez le nom vide et décrivez le secteur en mots.
safeguards-origin = « { $label } » nomme une nationalité, une origine ou une religion. Rien n’a été enregistré : ces mots mènent au profilage. Nommez plutôt la circonstance, comme le genre de travail, de permis ou de logement.
safeguards-text-too-long = Le texte de « { $field } » dépasse { NUMBER($most) } caractères. Le reste a été gardé. Gardez ici un résumé et le document ailleurs.
safeguards-text-unreadable = Le texte de « { $field } » contient des signes qui ne peuvent pas être conservés. Le reste a été gardé. Écrivez-le au lieu de le coller.
safeguards-number-too-large = Le nombre de « { $field } » est trop grand pour être vrai. Le reste a été gardé. Vérifiez-le et écrivez-le de nouveau.
safeguards-step-cannot-be-skipped = Cette étape ne peut pas être sautée. Rien n’a changé.
safeguards-block-mandate =
    Le mandat n’est pas complet. Remplissez « { $field ->
        [owner] Propriétaire des données
        [steward_role] Rôle responsable des données
        [permitted_uses] Utilisations permises
        [authority_kind] Document qui donne l’autorité
        [review_date] Date de la prochaine révision
       *[other] { $field }
    } » (étape { $step }) avant toute diffusion.
safeguards-block-benefit = Les bienfaits pour la collectivité ne sont pas écrits (étape 0). Écrivez-les avant toute diffusion.
safeguards-block-notice = L’avis de protection n’est pas accepté (étape 0).
safeguards-block-release = Aucune autorisation de diffusion n’est consignée (étape 10). Consignez sa portée, le destinataire, le but, l’autorité et la date.
safeguards-block-release-scope = L’autorisation consignée ne vise que le sommaire public (étape 10) : elle laisse sortir le sommaire d’une page, rien d’autre. Consignez d’abord une autorisation pour le classeur diffusé.
safeguards-block-release-region = Aucune autorisation pour un envoi à la région n’est consignée et en vigueur (étape 10). Consignez-en le destinataire, le but, l’autorité et la date.
safeguards-block-strengths = Aucune force ni aucun facteur de protection n’est consigné (étape 1). Un rapport diffusé montre toujours les forces.
safeguards-block-contested = L’action « { $action } » recourt à une pratique contestée (étape 9). Dites pourquoi elle est tout de même choisie.
safeguards-block-text = Le texte « { $text } » pourrait désigner une personne (étape { $step }). Changez-le, ou levez l’avertissement en donnant la raison.
safeguards-block-word = Le texte « { $text } » contient un mot qui fait honte à des gens et qui ne sort jamais (étape { $step }). Dites-le autrement.
safeguards-note-rounding = Les nombres de personnes sont arrondis à 5 et ceux de moins de { $threshold } sont masqués ; « x » masque un nombre qui permettrait d’en déduire un autre. Les totaux sont arrondis séparément et peuvent ne pas concorder.
safeguards-note-not-shared = Les éléments que leurs détenteurs ont demandé de ne pas diffuser ont été laissés de côté, même dans les nombres.
safeguards-note-merged = Les populations de moins de { $size } personnes, ou dont personne n’a estimé la taille, paraissent sous leur groupe plus large, sans cote. Une estimation de leur taille (étape 4) montre les plus grandes par leur nom.
safeguards-note-unconfirmed = Les lieux signalés par moins de deux sources indépendantes ont été laissés de côté.
safeguards-note-small-area = La collectivité compte moins de { $size } personnes, ou sa taille n’est pas connue : les lieux ne sont pas cartographiés, et les cotes, tailles et totaux de chaque population ne sont pas donnés.
safeguards-note-own-answers = Pour les questions ajoutées par la collectivité, on ne donne que le nombre de réponses par choix, parmi les réponses qui peuvent être diffusées et lorsqu’au moins { $fewest } d’entre elles ont choisi ce qui est montré. Ces nombres sont masqués et arrondis comme les nombres de personnes. Les textes, nombres, dates et lieux donnés en réponse restent dans la collectivité.
safeguards-finding-email = une adresse de courriel
safeguards-finding-telephone = un numéro de téléphone
safeguards-finding-postal_code = un code postal
safeguards-finding-insurance_number = un numéro d’assurance sociale
safeguards-finding-birth_date = une date de naissance
safeguards-finding-plate = une plaque d’immatriculation
safeguards-finding-address = une adresse
safeguards-finding-age = l’âge d’une personne
safeguards-finding-case_number = un numéro de dossier
safeguards-finding-small_count = un nombre d’une à quatre personnes
safeguards-finding-business_name = le nom d’une entreprise
safeguards-finding-banned_word = un mot qui fait honte à des gens
safeguards-finding-account = le compte d’une personne
safeguards-warning = « { $text } » ressemble à { $what }. Décrivez des tendances, pas des personnes. Toute diffusion reste bloquée tant que le texte n’est pas changé ou l’avertissement levé avec une raison.
