# Ce que disent les formulaires quand on les lit et les remplit.

questionnaire-untitled = Pas encore nommé
questionnaire-check-answer = Veuillez revoir cette réponse : elle ne convient pas à la question. Elle est conservée telle quelle.
questionnaire-bad-form = Le formulaire { $file } ne peut pas être utilisé. Rien n’a changé. Corrigez-le dans un tableur, puis réessayez. Ce qui a été trouvé : { $reason }
