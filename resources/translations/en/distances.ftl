distances-title = Distances to services
distances-intro = How far it is from the community and from each place on the map to the nearest service. A place stands for a square, so its distance is about.
distances-kind = Kind of service
distances-any = Any kind of service
distances-beyond = Farther than (0: no distance chosen)
distances-column-place = From
distances-column-service = Nearest service
distances-column-far = Distance
distances-column-beyond = Farther?
distances-yes = ▲ Yes
distances-no = ● No
distances-perhaps = ? Perhaps
distances-exact = { $km } km
distances-about = about { $km } km ({ $least } to { $most })
distances-below = less than { $km } km
distances-between = { $least } to { $most } km
distances-over = { $km } km or more
distances-straight = In a straight line; by road or by water it is farther.
distances-elsewhere = { $count ->
    [one] One service of this kind has no position on the map, or a confidential one, and is not counted.
   *[other] { $count } services of this kind have no position on the map, or a confidential one, and are not counted.
}
distances-nothing = Nothing to measure yet: it takes a position for the community or for a place (steps 1 and 6), and for a service of this kind (step 7).
distances-no-kind = No service here is of the kind “{ $kind }”. Nothing was changed. The kinds that can be asked for: { $kinds }.
distances-line = { $place } → { $service }: { $far }
distances-line-beyond = · farther than chosen: { $answer }
distances-layer = Distance to the nearest service
distances-layer-none = Do not show
distances-layer-beyond = Shade what is farther than (km)
distances-layer-shaded = Shaded: farther than that from every such service on the map
