# Ce que disent les formulaires quand on les lit et les remplit.

questionnaire-untitled = Pas encore nommé
questionnaire-check-answer = Veuillez revoir cette réponse : elle ne convient pas à la question. Elle est conservée telle quelle.
questionnaire-bad-form = Le formulaire { $file } ne peut pas être utilisé. Rien n’a changé. Corrigez-le dans un tableur, puis réessayez. Ce qui a été trouvé : { $reason }
questionnaire-form-too-large = Le formulaire { $file } est trop volumineux pour être rempli par des gens. Rien n’a été modifié. Retirez-en ce qui n’est pas demandé, par exemple de longues listes, puis réessayez.
questionnaire-not-a-form = { $file } n’est pas un formulaire. Rien n’a été modifié. Choisissez un XLSForm (.xlsx, .md ou .csv) fait avec un tableur ou un outil de conception de formulaires.
questionnaire-bad-xml = { $file } ne peut pas être lu. Rien n’a été modifié. Enregistrez-le de nouveau avec le logiciel qui l’a produit. Ce qui a été trouvé : { $reason }
questionnaire-unknown-function = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. La règle de la question « { $question } » emploie une fonction qui n’existe pas : { $function }. Voici la règle : { $rule }
questionnaire-bad-rule = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. La règle de la question « { $question } » ne peut pas être comprise : { $rule }. Ce qui a été trouvé : { $reason }
questionnaire-cycle = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. Ces questions dépendent les unes des autres en cercle, si bien qu’aucune ne peut être calculée en premier : { $questions }. Corrigez le calcul ou la condition de l’une d’elles.
questionnaire-list-too-large = La liste { $file } qui accompagne le formulaire est trop volumineuse. Rien n’a été modifié. Gardez les lignes et les colonnes utiles ici, puis réessayez.
questionnaire-bad-list = La liste { $file } qui accompagne le formulaire ne peut pas être lue. Rien n’a été modifié. Enregistrez-la de nouveau en CSV (UTF-8). Ce qui a été trouvé : { $reason }
questionnaire-bad-submission = Les réponses enregistrées ne peuvent pas être lues. Rien n’a été modifié. Ce qui a été trouvé : { $reason }
questionnaire-other-form = Les réponses enregistrées appartiennent à un autre formulaire : elles commencent par « { $found } », ce formulaire par « { $wanted } ». Rien n’a été modifié.
questionnaire-answer-needed = Répondez à cette question ou indiquez que la réponse est inconnue.

# Formulaires qui ne peuvent pas être utilisés : ce que pyxform a trouvé, où, et quoi faire. $sheet et $row disent où ($row 0 : inconnu).
questionnaire-where = { $row ->
    [0] Dans le formulaire :{" "}
   *[other] Feuille « { $sheet } », ligne { NUMBER($row, useGrouping: 0) } :{" "}
}
questionnaire-in-column = { $column ->
    [none] {""}
   *[other] {" "}dans la colonne « { $column } »
}
questionnaire-in-sheet = { $sheet ->
    [none] Dans une feuille :{" "}
   *[other] Feuille « { $sheet } » :{" "}
}
questionnaire-form-name-twice = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }le nom « { $what } » est employé deux fois ou n’est pas permis à cet endroit. Donnez à chaque question, groupe et répétition un nom qui lui est propre.
questionnaire-form-choice-twice = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }ce choix porte le même nom qu’un autre de sa liste. Donnez à chaque choix d’une liste un nom qui lui est propre.
questionnaire-form-name-missing = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }il manque le nom. Remplissez la colonne « name ».
questionnaire-form-label-missing = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }ce choix n’a pas de libellé. Remplissez la colonne « label ».
questionnaire-form-words-missing = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }la question « { $what } » n’a ni libellé ni précision. Écrivez-en un.
questionnaire-form-name-letters = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }le nom contient des caractères qui n’y sont pas permis. Commencez par une lettre ou « _ », puis employez des lettres, des chiffres, « _ », « - » et « . », sans espace.
questionnaire-form-list-missing = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }la liste de choix « { $what } » ne figure pas dans la feuille « choices ». Ajoutez ses choix ou corrigez le nom de la liste.
questionnaire-form-choices-missing = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. Il manque la feuille « choices » ou ses colonnes « list_name », « name » et « label ». Ajoutez-la : des questions offrent des choix.
questionnaire-form-reference-missing = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }aucune question ne s’appelle « { $what } ». Corrigez le nom entre { "${" } et { "}" }{ questionnaire-in-column }.
questionnaire-form-reference-twice = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }plusieurs questions s’appellent « { $what } » : on ne sait pas laquelle est visée. Donnez-leur des noms différents.
questionnaire-form-reference-written = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }le renvoi à une autre question n’est pas écrit comme il le faut : { "${" }nom{ "}" }.
questionnaire-form-type-unknown = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }il n’existe pas de type de question « { $what } ». Choisissez-en un de XLSForm, par exemple text, integer, date, select_one ou note.
questionnaire-form-sheet-missing = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. Il manque la feuille « { $what } ». Un formulaire a besoin d’une feuille appelée survey avec les colonnes type, name et label.
questionnaire-form-columns = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-in-sheet }la première ligne doit nommer les colonnes, chacune une seule fois et sans espace. Ce qui a été trouvé : { $reason }
questionnaire-form-end-without-begin = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }« { $what } » termine un groupe ou une répétition qui n’a pas été commencé. Ajoutez son début ou retirez la ligne.
questionnaire-form-begin-without-end = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }le groupe ou la répétition « { $what } » n’est pas terminé. Ajoutez une ligne end_group ou end_repeat.
questionnaire-form-calculation-missing = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }une ligne de type calculate n’a rien dans la colonne « calculation ». Remplissez-la.
questionnaire-form-parameters = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }la colonne « parameters » contient quelque chose que ce type de question n’accepte pas. Ce qui a été trouvé : { $reason }
questionnaire-form-trigger = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }la question « { $what } » de la colonne « trigger » n’est jamais affichée : sa réponse ne peut rien déclencher. Choisissez une question que les gens voient.
questionnaire-form-file-of-choices = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }un fichier de choix ne convient pas : employez .csv, .xml ou .geojson, et un nom différent pour chaque fichier et chaque liste. Ce qui a été trouvé : { $reason }
questionnaire-form-entities = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }ce qu’il dit des entités ne concorde pas. Cet outil n’emploie pas d’entités : la feuille « entities » et la colonne « save_to » peuvent être retirées. Ce qui a été trouvé : { $reason }
questionnaire-form-unreadable = { $file } ne peut pas être lu comme un formulaire. Rien n’a été modifié. Ouvrez-le dans un tableur, enregistrez-le en .xlsx, puis réessayez.
questionnaire-form-other = Le formulaire { $file } ne peut pas être utilisé. Rien n’a été modifié. { questionnaire-where }{ $reason }

# Les formulaires de la collectivité.
questionnaire-own-no-step = Il n’y a pas d’étape { $step }. Rien n’a été modifié. Choisissez une étape de 0 à { $last }.
questionnaire-form-is-a-step = { $file } est l’un des formulaires d’étape de l’outil : ses questions sont déjà là. Rien n’a été modifié. Donnez à votre formulaire un autre form_id dans la feuille « settings ».
questionnaire-form-asks-nothing = Le formulaire { $file } ne pose aucune question. Rien n’a été modifié. Ajoutez des questions à la feuille « survey ».
questionnaire-own-asks-person = Le formulaire { $file } demande qui est une personne, et l’outil ne garde rien qui permettrait d’identifier quelqu’un. Rien n’a été modifié. Retirez ces questions, ou posez-les plutôt sur un groupe ou une situation : { $questions }
questionnaire-own-there = Cette version de « { $title } » est déjà là. Rien n’a été modifié.
questionnaire-own-same-version = Le formulaire { $file } a changé, mais il indique encore la version { $version }, qui est déjà là. Rien n’a été modifié. Écrivez une autre version dans la feuille « settings », pour que les réponses déjà données gardent les questions auxquelles elles répondent.
questionnaire-bad-position = La position donnée pour « { $question } » est illisible : { $value }. Elle n’a pas été gardée. Écrivez la latitude, puis la longitude, en degrés.
