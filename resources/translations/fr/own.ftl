# Les questions de la collectivité sur la page d’une étape.

own-undo-add = ajout de nos propres questions
own-undo-retire = questions qui ne sont plus posées
own-undo-answer = réponse à nos propres questions
own-undo-bring-over = réponses passées à la dernière version
own-button = Nos propres questions…
own-button-hint = Ajoutez vos propres questions à cette étape : créez-les ici, ou apportez un fichier de formulaire (XLSForm). On peut aussi déposer le fichier sur cette page.
own-make = Créer des questions…
own-add-file = Ajouter un fichier de formulaire (XLSForm)…
own-reading = Lecture de { $file }
own-unreadable = { $file } ne peut pas être lu ({ $reason }). Rien n’a été changé. Copiez-le sur cet ordinateur et réessayez.
own-questions = Questions
own-change = Modifier les questions…
own-copy = Enregistrer une copie du fichier de formulaire…
own-stop = Ne plus les poser (les réponses restent)
own-label = De quoi parlent ces réponses
own-label-hint = Un groupe, une rencontre ou un lieu ; jamais une personne
own-sharing = Peut-on le diffuser hors de la collectivité ?
own-sharing-unsaid = Pas encore précisé : cela reste ici
own-older = Ces réponses ont été données à une version précédente du formulaire (version { $version }). Elles restent lisibles telles quelles.
own-bring-over = Passer à la dernière version
own-no-longer = Questions qui ne sont plus posées ({ $count })
own-answer = { $question } : { $answer }
own-kept = conservée
own-no-recordings = Les enregistrements ne sont jamais conservés ici, parce qu’une voix identifie une personne. Écrivez plutôt ce qui compte.
own-no-files = Les fichiers ne sont pas conservés ici, parce que Repère ne peut pas regarder ce qu’ils contiennent. Écrivez plutôt ce qui compte.
own-no-such-picture = Une image n’est conservée que si la question demande celle d’un lieu ou d’un document, et jamais celle d’une personne.
