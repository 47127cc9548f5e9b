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
