distances-title = Distances jusqu’aux services
distances-intro = À quelle distance la collectivité et chaque lieu de la carte se trouvent du service le plus proche. Un lieu est gardé comme un carré : sa distance est donc approximative.
distances-kind = Type de service
distances-any = Tout type de service
distances-beyond = Plus loin que (0 : aucune distance choisie)
distances-column-place = Depuis
distances-column-service = Service le plus proche
distances-column-far = Distance
distances-column-beyond = Plus loin ?
distances-yes = ▲ Oui
distances-no = ● Non
distances-perhaps = ? Peut-être
distances-exact = { $km } km
distances-about = environ { $km } km (de { $least } à { $most })
distances-below = moins de { $km } km
distances-between = de { $least } à { $most } km
distances-over = { $km } km ou plus
distances-straight = En ligne droite ; par la route ou par l’eau, c’est plus loin.
distances-elsewhere = { $count ->
    [one] Un service de ce type n’a pas de position sur la carte, ou sa position est confidentielle : il n’est pas compté.
   *[other] { $count } services de ce type n’ont pas de position sur la carte, ou leur position est confidentielle : ils ne sont pas comptés.
}
distances-nothing = Rien à mesurer encore : il faut la position de la collectivité ou d’un lieu (étapes 1 et 6), et celle d’un service de ce type (étape 7).
distances-no-kind = Aucun service n’est du type « { $kind } » ici. Rien n’a été changé. Types possibles : { $kinds }.
distances-line = { $place } → { $service } : { $far }
distances-line-beyond = · plus loin que choisi : { $answer }
distances-layer = Distance jusqu’au service le plus proche
distances-layer-none = Ne pas montrer
distances-layer-beyond = Ombrer ce qui est plus loin que (km)
distances-layer-shaded = Ombré : plus loin que cela de tout service de ce type sur la carte
