"""Maps without a network: the embedded basemap, records as layers, the map page and the map picture."""
