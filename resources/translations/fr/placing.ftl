# Où se trouve quelque chose : aller à un endroit du Canada, positions tirées d’une photo ou d’un fichier GPX.

placing-go-to = Aller à une ville ou à une collectivité…
placing-go-to-nothing = Aucun endroit de ce nom sur cette carte
