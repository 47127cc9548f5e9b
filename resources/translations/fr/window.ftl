# La fenêtre autour des étapes : accueil, menus, panneaux, verrou.

window-name = Repère
window-title = { $name } – Repère
window-neutral = Notes
window-what = Outil de diagnostic local : prévention de la traite de personnes et de l’exploitation connexe
window-welcome = Ensemble, repérez les populations et les lieux les plus à risque, les ressources et les sources d’information, et les pratiques de prévention de votre collectivité ; voyez les risques, les forces et les lacunes ; convenez d’un plan. Tout reste sur cet ordinateur.
window-privacy = Rien n’est jamais envoyé nulle part. Le diagnostic est un seul fichier qui appartient à votre collectivité. Il parle de populations, de lieux et de ressources, jamais de personnes. « Inconnu » est toujours une bonne réponse. F12 cache tout d’un coup.
window-new = Nouveau diagnostic
window-new-about = Commencez pour votre collectivité. Vous pouvez vous arrêter et reprendre à tout moment.
window-open = Ouvrir
window-open-about = Poursuivez un diagnostic, depuis cet ordinateur ou une clé USB.
window-example = Essayer l’exemple
window-example-about = Parcourez le diagnostic complet d’une collectivité fictive.
window-recent = Récents
window-recent-none = Les diagnostics que vous ouvrez apparaissent ici.
window-recent-missing = introuvable dans { $folder }
window-recent-forget = Retirer { $file } de cette liste
window-steps = Étapes
window-step = Étape en cours
window-step-title = { $number ->
    [0] Préparation. { $title }
   *[other] Étape { $number }. { $title }
}
window-help = Aide pour cette étape
window-help-button = Aide (F1)
window-help-close = Fermer l’aide
window-previous = ‹ Précédente
window-next = Suivante ›
window-skip = Sauter…
window-skip-about = Sauter cette étape en donnant une raison ; vous pouvez y revenir à tout moment.
window-skipped = Sautée, avec une raison. Vous pouvez encore la remplir.
window-left = Reste à faire : { $what }
window-more-left = { $count ->
    [one] Et encore une chose.
   *[other] Et encore { $count } choses.
}
window-danger = Danger immédiat ?
window-danger-more = Toutes les lignes d’aide…
window-line = { $name } : { $number }
window-example-banner = Exemple fictif : cette collectivité n’existe pas.
window-retention-over = La date limite de conservation des données est passée. Reportez-la dans la préparation ou supprimez tout (menu Collectivité).
window-everything-saved = Tout est enregistré au fur et à mesure.
window-saved = Enregistré à { $time }
window-saving = Enregistrement…
window-cancel = Annuler
window-locked = Verrouillé
window-locked-passphrase = Donnez la phrase de passe pour continuer. Tout est enregistré.
window-locked-click = Tout est enregistré. Continuez quand vous voudrez.
window-passphrase = Phrase de passe
window-passphrase-wrong = Ce n’est pas la phrase de passe. Vérifiez les majuscules et la langue du clavier, puis réessayez.
window-unlock = Continuer
window-unexpected = Un imprévu s’est produit. Tout ce que vous aviez terminé est enregistré dans le fichier. Vous pouvez continuer, ou fermer Repère et l’ouvrir de nouveau. Si cela se reproduit, montrez les détails ci-dessous à la personne qui vous aide en informatique ; ils ne contiennent rien de votre diagnostic, sauf des noms de fichiers.
window-menu-file = &Fichier
window-menu-new = &Nouveau diagnostic…
window-menu-open = &Ouvrir…
window-menu-example = Essayer l’e&xemple…
window-menu-import = &Importer…
window-menu-away = For&mulaires pour téléphones, papier et Excel…
window-menu-merge = Fusionner une autre &copie…
window-menu-export = &Exporter…
window-menu-backups = &Sauvegardes…
window-menu-close = Fe&rmer
window-menu-quit = &Quitter
window-menu-edit = É&dition
window-menu-undo = &Annuler
window-menu-redo = &Rétablir
window-menu-with = { $action } : { $what }
window-menu-history = &Historique…
window-menu-view = &Affichage
window-menu-steps = Aller à l’é&tape
window-menu-next = Étape &suivante
window-menu-previous = Étape &précédente
window-menu-help = &Aide pour cette étape
window-menu-larger = Texte plus &grand
window-menu-smaller = Texte plus p&etit
window-menu-language = &Langue
window-menu-preferences = P&références…
window-menu-map_packs = &Fonds de carte…
window-menu-lock = &Verrouiller
window-menu-hide = &Cacher tout d’un coup
window-menu-community = &Collectivité
window-menu-catalogue_editor = &Listes de choix…
window-menu-text_review = &Réviser les textes…
window-menu-help_lines = Lignes d’&aide…
window-menu-passphrase = &Phrase de passe…
window-menu-delete_everything = &Supprimer tout…
window-menu-pages = A&ide
window-menu-about = À &propos
window-menu-notice = &Avis de protection
window-menu-welcome = Les &dix étapes en un coup d’œil
window-no-screen = Repère a besoin d’un écran pour ouvrir sa fenêtre et n’en a trouvé aucun. Ouvrez-le depuis le bureau. Les commandes se passent d’écran : demo, check, import, analyse, export (--help les énumère).
window-menu-method = &Méthode et limites
window-menu-glossary = Les m&ots dans les deux langues
window-menu-own_questions = Nos propres &questions…
window-menu-region = Ce qui est arri&vé à la région…
window-menu-distances = &Distances jusqu’aux services…
window-menu-keys = Clés…
window-menu-own-questions = Ce que nos propres questions peuvent faire
window-menu-map-packs = Comment faire un &fond de carte
window-progress = { $done } étapes faites sur { $count }
window-danger-no-lines = Appelez le 911 ou le numéro d’urgence local.
window-previous-key = Étape précédente (Ctrl+Page préc.)
window-next-key = Étape suivante (Ctrl+Page suiv.)
window-menu-elsewhere = Enre&gistrer ailleurs…
window-elsewhere = Enregistrer ailleurs et y continuer
window-waiting = { $count ->
    [one] Non enregistré : un changement attend
   *[other] Non enregistré : { $count } changements attendent
}
window-leave-unsaved = { $count ->
    [one] Un changement n’est pas enregistré.
   *[other] { $count } changements ne sont pas enregistrés.
}
window-leave-without = Quitter sans enregistrer
window-leave-stay = Revenir
window-qt-look-in = Regarder dans :
window-qt-files-of-type = Types de fichiers :
