twice-title = Organismes inscrits plus d’une fois
twice-about = Plusieurs collectivités peuvent inscrire le même organisme. Rien n’est réuni tout seul : dites pour chaque paire s’il s’agit du même. Ceux qui n’en font qu’un figurent une seule fois dans le rapport et le répertoire, selon la dernière vérification.
twice-reading = Recherche des organismes qui pourraient n’en faire qu’un…
twice-keeping = Votre réponse est enregistrée…
twice-count = { $left ->
    [0] Il ne reste rien à décider.
    [one] Une paire à décider.
   *[other] { $left } paires à décider.
} { $decided ->
    [0] Rien n’est encore décidé.
    [one] Une paire décidée.
   *[other] { $decided } paires décidées.
}
twice-show = Afficher
twice-show-open = À décider
twice-show-decided = Déjà décidées
twice-pairs = Organismes deux par deux
twice-beside = Les deux choisis, côte à côte
twice-column-one = Un organisme
twice-column-other = L’autre
twice-column-common = En commun
twice-column-answer = Votre réponse
twice-column-field = Ce qu’on en sait
twice-answer-same = ✓ C’est le même
twice-answer-different = ≠ Ils sont deux
twice-answer-none = ? À décider
twice-same = C’est le même organisme
twice-different = Ce sont deux organismes
twice-undecided = Reprendre la réponse
twice-all-same = Les { $count } n’en font qu’un : même nom, même numéro
twice-never-verified = Jamais vérifié
twice-field-organisation = Nom
twice-field-telephones = Téléphone
twice-field-websites = Site Web
twice-field-areas = Territoire desservi
twice-field-hours = Heures
twice-field-service-kinds = Services
twice-field-languages = Langues
twice-field-verified-on = Dernière vérification
twice-clearest = Les { $count } premières sont affichées, les plus nettes d’abord.
