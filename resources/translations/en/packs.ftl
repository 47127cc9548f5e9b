# Map packs: maps that a community adds from a USB stick.

packs-title = Map packs
packs-about = Maps that you bring on a USB stick and that lie under your places and resources: roads, reserves, health regions, an air photo. They are copied to this computer only, and never leave with a file that you export.
packs-add = Add a map…
packs-remove = Remove
packs-help = How to make one
packs-column-title = Title
packs-column-kind = What it is
packs-column-size = Size
packs-column-attribution = Source to name
packs-kind-picture = { $count ->
    [one] Picture, 1 tile
   *[other] Picture, { $count } tiles
}
packs-kind-vector = { $count ->
    [one] Drawn map, 1 tile
   *[other] Drawn map, { $count } tiles
}
packs-kind-shapes = { $count ->
    [one] 1 shape
   *[other] { $count } shapes
}
packs-size = { $megabytes } MB
packs-none = No map pack yet.
packs-adding = Checking and copying the map
packs-added = Added: { $title }. Its layer is on the map, and the legend turns it on and off.
packs-removed = Removed from this computer: { $title }.
packs-attribution-none = Not named in the file
packs-on-map = Map packs
packs-unknown = No map pack here is called “{ $name }”. Nothing was removed. “packs list” tells what there is.
packs-line = { $id }  { $title } ({ $kind }, { $size })
packs-stopped = You stopped. Nothing was added.
packs-error-kind = “{ $file }” is no map that Repère can add. Nothing was added. Bring one of these: { $kinds }
packs-error-unreadable = “{ $file }” cannot be read: it may be damaged, or the USB stick was taken out. Nothing was added. Copy the file again, or save it again in QGIS.
packs-error-large = “{ $file }” is larger than { $megabytes } MB. Nothing was added. In QGIS, save only the area around your community.
packs-error-content = What is inside “{ $file }” is not what its name ends with ({ $kind }). Nothing was added. Ask whoever made it for the original, or save it again in QGIS.
packs-error-entities = “{ $file }” holds definitions that could fill the memory or read other files. Nothing was added. Save the layer again in QGIS as GeoPackage.
packs-error-links = “{ $file }” holds no map but links to one on the internet, and Repère never goes there. Nothing was added. Open it in QGIS and save the layer as GeoPackage.
packs-error-room = The disk has not { $megabytes } MB free. Nothing was added. Make room, or bring a smaller area.
packs-error-packed = “{ $file }” is packed in a way that could harm the computer. Nothing was added. Unpack it elsewhere and add the map that is inside.
packs-error-zip = “{ $file }” must hold one map, and holds { $count }. Nothing was added. Unpack it and add the one you want.
packs-error-code = “{ $file }” holds database code (“{ $name }”), which a map does not need. Nothing was added. Save the layer again in QGIS into a new GeoPackage.
packs-error-database = “{ $file }” is damaged, or is no whole map database. Nothing was added. Copy it again, or make it again in QGIS.
packs-error-tile = A tile of “{ $file }” ({ $tile }) is not what a map tile may be. Nothing was added. Make the file again in QGIS.
packs-error-many = “{ $file }” has more than { $count } tiles. Nothing was added. In QGIS, choose a smaller area or a lower maximum zoom.
packs-error-empty = There is no map in “{ $file }”. Nothing was added. Look at it in QGIS first.
packs-error-compression = “{ $file }” is compressed in a way that Repère does not read. Nothing was added. Make it again with gzip, or as MBTiles.
packs-error-archive = The table of contents of “{ $file }” is damaged. Nothing was added. Copy the file again, or make it again.
packs-error-layers = “{ $file }” has more than { $count } layers. Nothing was added. In QGIS, save only the layers you need.
packs-error-shapes = “{ $file }” has more than { $count } shapes or { $corners } corners. Nothing was added. In QGIS, cut it to your area or simplify it.
packs-error-shape = A shape of “{ $file }” cannot be drawn. Nothing was added. In QGIS, use “Fix geometries” and save it again.
packs-error-outside = “{ $file }” does not lie in Canada: most likely its reference system is wrong. Nothing was added. In QGIS, set the right reference system and save it again.
packs-error-persons = “{ $file }” has columns about persons ({ $columns }). Repère keeps nothing about persons. Nothing was added. In QGIS, save it again without them.
packs-error-crs = “{ $file }” does not say its reference system in a way that can be read. Nothing was added. In QGIS, save it again in EPSG:4326 or EPSG:3857.
packs-error-pixels = “{ $file }” has more than { $count } million pixels. Nothing was added. In QGIS, save a smaller area, or make MBTiles of it.
packs-error-not-picture = “{ $file }” holds measurements (such as elevations) and no picture. Nothing was added. In QGIS, save it as “Rendered image”.
packs-error-turned = “{ $file }” is turned: its top is not north. Nothing was added. In QGIS, save it again in EPSG:3857.
packs-error-remove = The map pack could not be removed: { $reason }. It is still there. Close other programs that use it and try again.
