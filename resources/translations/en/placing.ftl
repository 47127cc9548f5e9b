# Where something is: going to a place of Canada, positions from a photo or a GPX file.

placing-go-to = Go to a town or community…
placing-go-to-nothing = No place of that name on this map
placing-file = From a photo or GPX file
placing-file-choose = Choose a photo or GPX file
placing-file-kinds = Photos and GPX files
placing-file-which = The file has several positions. Which one?
placing-file-about = Only the position is taken from the file, and it is kept no finer than said here. The photo, its date and its camera are not kept.
placing-mark = Position { $number }
placing-mark-named = { $number }. { $name }
placing-photo-unreadable = This file cannot be read as a photo. Nothing was changed. Choose a JPEG, PNG or WebP photo, or type the coordinates.
placing-photo-nowhere = This photo does not say where it was taken: location was turned off, or a program removed it. Nothing was changed. Choose the position on the map, or type the coordinates.
placing-gpx-unreadable = This file cannot be read as GPX. Nothing was changed. Save it again as GPX 1.1 from the receiver or phone, or type the coordinates.
placing-gpx-nowhere = This GPX file holds no position. Nothing was changed. Choose another file, or choose the position on the map.
placing-gpx-long = This GPX file has more than { $most } points. Nothing was changed. Save a shorter track and choose it again.
