# Les questions de la collectivité, sur la page d’une étape.

own-undo-add = questions ajoutées
own-undo-retire = questions qui ne sont plus posées
