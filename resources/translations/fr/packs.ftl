# Fonds de carte : cartes qu’une collectivité ajoute depuis une clé USB.

packs-title = Fonds de carte
packs-about = Des cartes que vous apportez sur une clé USB et qui se placent sous vos lieux et vos ressources : routes, réserves, régions sanitaires, photo aérienne. Elles sont copiées sur cet ordinateur seulement et ne sortent jamais avec un fichier que vous exportez.
packs-add = Ajouter une carte…
packs-remove = Retirer
packs-help = Comment en faire un
packs-column-title = Titre
packs-column-kind = Ce que c’est
packs-column-size = Taille
packs-column-attribution = Source à nommer
packs-kind-picture = { $count ->
    [one] Image, { $count } tuile
   *[other] Image, { $count } tuiles
}
packs-kind-vector = { $count ->
    [one] Carte dessinée, { $count } tuile
   *[other] Carte dessinée, { $count } tuiles
}
packs-kind-shapes = { $count ->
    [one] { $count } forme
   *[other] { $count } formes
}
packs-size = { $megabytes } Mo
packs-none = Aucun fond de carte pour le moment.
packs-adding = Vérification et copie de la carte
packs-added = Ajouté : { $title }. La couche est sur la carte, et la légende permet de la montrer ou de la cacher.
packs-removed = Retiré de cet ordinateur : { $title }.
packs-attribution-none = Non nommée dans le fichier
packs-on-map = Fonds de carte
packs-unknown = Aucun fond de carte ici ne s’appelle « { $name } ». Rien n’a été retiré. « packs list » dit ce qu’il y a.
packs-line = { $id }  { $title } ({ $kind }, { $size })
packs-stopped = Vous avez arrêté. Rien n’a été ajouté.
packs-error-kind = « { $file } » n’est pas une carte que Repère peut ajouter. Rien n’a été ajouté. Apportez l’un de ces types : { $kinds }
packs-error-unreadable = « { $file } » ne peut pas être lu : il est peut-être endommagé, ou la clé USB a été retirée. Rien n’a été ajouté. Copiez le fichier de nouveau, ou enregistrez-le de nouveau dans QGIS.
packs-error-large = « { $file } » dépasse { $megabytes } Mo. Rien n’a été ajouté. Dans QGIS, enregistrez seulement le territoire autour de votre collectivité.
packs-error-content = Le contenu de « { $file } » n’est pas ce que dit la fin de son nom ({ $kind }). Rien n’a été ajouté. Demandez l’original à la personne qui l’a fait, ou enregistrez-le de nouveau dans QGIS.
packs-error-entities = « { $file } » contient des définitions qui pourraient remplir la mémoire ou lire d’autres fichiers. Rien n’a été ajouté. Enregistrez la couche de nouveau dans QGIS en GeoPackage.
packs-error-links = « { $file } » ne contient pas de carte, mais des liens vers une carte sur Internet, où Repère ne va jamais. Rien n’a été ajouté. Ouvrez-le dans QGIS et enregistrez la couche en GeoPackage.
packs-error-room = Le disque n’a pas { $megabytes } Mo libres. Rien n’a été ajouté. Faites de la place, ou apportez un territoire plus petit.
packs-error-packed = « { $file } » est compressé d’une façon qui pourrait nuire à l’ordinateur. Rien n’a été ajouté. Décompressez-le ailleurs et ajoutez la carte qu’il contient.
packs-error-zip = « { $file } » doit contenir une seule carte, et en contient { $count }. Rien n’a été ajouté. Décompressez-le et ajoutez celle que vous voulez.
packs-error-code = « { $file } » contient du code de base de données (« { $name } ») dont une carte n’a pas besoin. Rien n’a été ajouté. Enregistrez la couche de nouveau dans QGIS, dans un nouveau GeoPackage.
packs-error-database = « { $file } » est endommagé, ou n’est pas une base de carte complète. Rien n’a été ajouté. Copiez-le de nouveau, ou refaites-le dans QGIS.
packs-error-tile = Une tuile de « { $file } » ({ $tile }) n’est pas ce qu’une tuile de carte peut être. Rien n’a été ajouté. Refaites le fichier dans QGIS.
packs-error-many = « { $file } » a plus de { $count } tuiles. Rien n’a été ajouté. Dans QGIS, choisissez un territoire plus petit ou un zoom maximal plus bas.
packs-error-empty = Il n’y a pas de carte dans « { $file } ». Rien n’a été ajouté. Regardez-le d’abord dans QGIS.
packs-error-compression = « { $file } » est compressé d’une façon que Repère ne lit pas. Rien n’a été ajouté. Refaites-le avec gzip, ou en MBTiles.
packs-error-archive = La table des matières de « { $file } » est endommagée. Rien n’a été ajouté. Copiez le fichier de nouveau, ou refaites-le.
packs-error-layers = « { $file } » a plus de { $count } couches. Rien n’a été ajouté. Dans QGIS, enregistrez seulement les couches utiles.
packs-error-shapes = « { $file } » a plus de { $count } formes ou { $corners } sommets. Rien n’a été ajouté. Dans QGIS, découpez-le selon votre territoire ou simplifiez-le.
packs-error-shape = Une forme de « { $file } » ne peut pas être dessinée. Rien n’a été ajouté. Dans QGIS, utilisez « Réparer les géométries » et enregistrez de nouveau.
packs-error-outside = « { $file } » n’est pas au Canada : son système de référence est sans doute faux. Rien n’a été ajouté. Dans QGIS, indiquez le bon système de référence et enregistrez de nouveau.
packs-error-persons = « { $file } » a des colonnes sur des personnes ({ $columns }). Repère ne garde rien sur des personnes. Rien n’a été ajouté. Dans QGIS, enregistrez-le de nouveau sans elles.
packs-error-crs = « { $file } » ne dit pas son système de référence d’une façon lisible. Rien n’a été ajouté. Dans QGIS, enregistrez-le de nouveau en EPSG:4326 ou EPSG:3857.
packs-error-pixels = « { $file } » a plus de { $count } millions de pixels. Rien n’a été ajouté. Dans QGIS, enregistrez un territoire plus petit, ou faites-en un fichier MBTiles.
packs-error-not-picture = « { $file } » contient des mesures (par exemple des altitudes), pas une image. Rien n’a été ajouté. Dans QGIS, enregistrez-le comme « Image rendue ».
packs-error-turned = « { $file } » est tourné : son haut n’est pas au nord. Rien n’a été ajouté. Dans QGIS, enregistrez-le de nouveau en EPSG:3857.
packs-error-remove = Le fond de carte n’a pas pu être retiré : { $reason }. Il est encore là. Fermez les autres programmes qui l’utilisent et réessayez.
