# Où se trouve quelque chose : aller à un endroit du Canada, positions tirées d’une photo ou d’un fichier GPX.

placing-go-to = Aller à une ville ou à une collectivité…
placing-go-to-nothing = Aucun endroit de ce nom sur cette carte
placing-file = D’une photo ou d’un fichier GPX
placing-file-choose = Choisir une photo ou un fichier GPX
placing-file-kinds = Photos et fichiers GPX
placing-file-which = Le fichier contient plusieurs positions. Laquelle ?
placing-file-about = Seule la position est tirée du fichier, et elle n’est pas conservée plus finement que ce qui est dit ici. La photo, sa date et son appareil ne sont pas conservés.
placing-mark = Position { $number }
placing-mark-named = { $number }. { $name }
placing-photo-unreadable = Ce fichier ne peut pas être lu comme une photo. Rien n’a été changé. Choisissez une photo JPEG, PNG ou WebP, ou tapez les coordonnées.
placing-photo-nowhere = Cette photo ne dit pas où elle a été prise : la localisation était désactivée, ou un programme l’a retirée. Rien n’a été changé. Choisissez la position sur la carte, ou tapez les coordonnées.
placing-gpx-unreadable = Ce fichier ne peut pas être lu comme un fichier GPX. Rien n’a été changé. Enregistrez-le de nouveau en GPX 1.1 depuis le récepteur ou le téléphone, ou tapez les coordonnées.
placing-gpx-nowhere = Ce fichier GPX ne contient aucune position. Rien n’a été changé. Choisissez un autre fichier, ou choisissez la position sur la carte.
placing-gpx-long = Ce fichier GPX contient plus de { $most } points. Rien n’a été changé. Enregistrez un tracé plus court et choisissez-le de nouveau.
