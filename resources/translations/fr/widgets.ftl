# Ce que disent les façons de répondre.

widgets-agreed = Oui, c’est entendu
widgets-clear = Retirer la réponse
widgets-copy = Copier
widgets-masked-show = Montrer
widgets-less = Un de moins
widgets-more = Un de plus
widgets-scale-none = Pas encore de réponse
widgets-stars = { $value } sur { $most }
widgets-rank-up = Monter
widgets-rank-down = Descendre
widgets-rank-keep = Cet ordre est le bon
widgets-rank-none = Pas encore classé. Faites glisser les lignes, ou choisissez-en une et déplacez-la avec Monter et Descendre.
widgets-rank-done = Classé, du premier au dernier.
widgets-rank-keys = Les flèches choisissent une ligne ; Ctrl et une flèche la déplacent.
widgets-month = Mois
widgets-year = Année
widgets-month-wrong = Indiquez le mois et l’année en quatre chiffres, par exemple 2026.
widgets-year-wrong = Écrivez l’année en quatre chiffres, par exemple 2026. Elle n’est pas encore enregistrée.
widgets-date = Date
widgets-time = Heure
widgets-time-form = 14 h 30
widgets-time-unclear = Écrivez l’heure ainsi : 14 h 30 ou 14:30. Ce que vous avez tapé est encore là, mais n’est pas enregistré.
widgets-moment-half = Indiquez la date et l’heure.
widgets-picture = Image
widgets-pictures = Images
widgets-picture-choose = Choisir une image…
widgets-picture-remove = Retirer l’image
widgets-picture-about = Seule l’image est conservée : le lieu, la date et l’appareil en sont retirés. Ne montrez ni visages, ni plaques, ni numéros de maison.
widgets-picture-missing = Une image a été donnée, mais elle n’est pas dans ce fichier.
widgets-picture-large = Cette image est trop grande pour être ouverte sans danger. Rien n’a été conservé. Réduisez-la et réessayez.
widgets-picture-unreadable = Ce fichier ne peut pas être ouvert comme image. Rien n’a été conservé. Choisissez une image PNG ou JPEG.
widgets-draw = Feuille où dessiner avec la souris ou un stylet. Sans l’un ni l’autre, choisissez plutôt une image.
widgets-draw-undo = Annuler le dernier trait
widgets-ink-black = Noir
widgets-ink-red = Rouge
widgets-ink-blue = Bleu
widgets-audio-choose = Choisir un enregistrement…
widgets-audio-kinds = Enregistrements
widgets-video-choose = Choisir une vidéo…
widgets-video-kinds = Vidéos
widgets-file-choose = Choisir un fichier…
widgets-file-kinds = Fichiers
widgets-file-remove = Retirer le fichier
widgets-file-kept = Un fichier est conservé : { $suffix }, { $size } ko.
widgets-file-missing = Un fichier a été donné ({ $name }), mais il n’est pas dans ce fichier.
widgets-file-about = Son nom n’est pas conservé. Un document peut contenir des noms de personnes, dans son texte et dans ses propriétés : vérifiez avant de l’ajouter.
widgets-recording-about = Une voix ou un visage identifie une personne. N’ajoutez que des enregistrements où personne ne peut être reconnu, ou dont les personnes sont d’accord.
widgets-file-large = Ce fichier est trop gros : on peut en conserver { $most } Mo au plus. Rien n’a été conservé. Choisissez-en un plus petit.
widgets-file-unreadable = Ce fichier n’a pas pu être lu. Rien n’a été conservé. Vérifiez qu’il est encore là et réessayez. { $reason }
widgets-file-position = Cet enregistrement contient la position où il a été fait et n’a pas été conservé. Retirez la position avec un logiciel de son ou de vidéo, puis réessayez.
widgets-shape-map = Dessiner sur la carte
widgets-shape-form = Un point par ligne, dans l’ordre : latitude ; longitude (ouest : négatif).
widgets-shape-done = Utiliser ces points
widgets-shape-line = La ligne { $number } ne peut pas être lue. Écrivez une latitude et une longitude, par exemple 50,35 ; -86,9. Rien n’a été changé.
widgets-shape-few = Une ligne demande deux points, et une zone trois coins. Rien n’a été changé.
widgets-shape-small = À la précision conservée, ces points se confondent : trop petit pour être gardé comme forme. Rien n’a été changé.
widgets-shape-line-of =
    { $count ->
        [0] Aucune ligne pour l’instant.
       *[other] Ligne de { $count } points.
    }
widgets-shape-area =
    { $count ->
        [0] Aucune zone pour l’instant.
       *[other] Zone de { $count } coins.
    }
