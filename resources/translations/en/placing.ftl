# Where something is: going to a place of Canada, positions from a photo or a GPX file.

placing-go-to = Go to a town or community…
placing-go-to-nothing = No place of that name on this map
