/* Map packs: maps of the community's own under its records, each a layer that the legend turns on and off.
   Names that came in a pack are only ever set as text. */
"use strict";
window.reperePacks = function (map, changed) {
  const P = window.protomapsL;
  const INKS = { light: ["#6b3fa0", "#00695c", "#8d4004", "#1f4e9c", "#7a1550", "#4a5a00"],
                 dark: ["#c9a7f2", "#7fd6c8", "#f2b27a", "#9dc1ff", "#f2a0cd", "#cbd97a"] };
  const DOT = 4, SHOWN = 15; // radius of a point; last zoom of the map
  const shown = new Map(); // pack id -> { pack, layer, on, ink }
  let title = "";

  map.createPane("packPictures").style.zIndex = 250; // over the basemap, under everything of ours
  map.createPane("packShapes").style.zIndex = 300;
  const renderer = L.canvas({ pane: "packShapes" });
  const theme = () => (document.documentElement.dataset.theme === "dark" ? "dark" : "light");
  const escaped = (words) => { const box = document.createElement("span"); box.textContent = words; return box.innerHTML; };
  const address = (pack) => `repere://app/packs/${pack.id}/`;
  const boundsOf = ({ bounds: [west, south, east, north] }) => L.latLngBounds([south, west], [north, east]);

  function vectorRules(pack, ink) {
    const of = (dataLayer, type, symbolizer) => ({ dataLayer, symbolizer, filter: (z, f) => f.geomType === type });
    return pack.layers.flatMap((name) => [
      of(name, 3, new P.PolygonSymbolizer({ fill: ink, opacity: 0.08, stroke: ink, width: 0.8 })),
      of(name, 2, new P.LineSymbolizer({ color: ink, width: 1.3 })),
      of(name, 1, new P.CircleSymbolizer({ radius: 2.5, fill: ink, stroke: ink, width: 0.5 })),
    ]);
  }

  const shapeStyle = (ink) => ({ color: ink, weight: 1.6, opacity: 0.9, fillColor: ink, fillOpacity: 0.1, radius: DOT });

  function build(pack, ink) {
    if (pack.kind === "picture") {
      return L.tileLayer(`${address(pack)}{z}/{x}/{y}`, {
        pane: "packPictures", minZoom: pack.lowest, maxNativeZoom: pack.deepest, maxZoom: SHOWN, bounds: boundsOf(pack), noWrap: true,
      });
    }
    if (pack.kind === "vector") {
      return P.leafletLayer({
        url: `${address(pack)}{z}/{x}/{y}`, pane: "packPictures", maxDataZoom: pack.deepest, minZoom: pack.lowest, maxZoom: SHOWN,
        bounds: boundsOf(pack), noWrap: true, attribution: "", paintRules: vectorRules(pack, ink), labelRules: [],
      });
    }
    const layer = L.geoJSON(null, {
      style: () => shapeStyle(ink), renderer, pane: "packShapes", bubblingMouseEvents: true,
      pointToLayer: (feature, latlng) => L.circleMarker(latlng, { renderer, pane: "packShapes", ...shapeStyle(ink) }),
      onEachFeature: (feature, each) => {
        const name = feature.properties.name;
        if (name) each.bindTooltip(() => { const words = document.createElement("span"); words.textContent = name; return words; }, { sticky: true });
      },
    });
    fetch(`${address(pack)}shapes`).then((answer) => answer.json()).then((found) => layer.addData(found)).catch(() => {});
    return layer;
  }

  function show(sent) {
    title = sent.title;
    const wanted = new Map(sent.packs.map((each) => [each.id, each]));
    for (const [id, known] of shown) {
      if (!wanted.has(id)) { known.layer.remove(); shown.delete(id); }
    }
    for (const pack of wanted.values()) {
      const known = shown.get(pack.id);
      if (known) { known.pack = pack; continue; }
      const used = new Set([...shown.values()].map((each) => each.ink)), inks = INKS.light;
      const free = inks.findIndex((each, index) => !used.has(index)), ink = free < 0 ? shown.size % inks.length : free;
      const made = { pack, ink, on: true, layer: build(pack, INKS[theme()][ink]) };
      shown.set(pack.id, made);
      made.layer.addTo(map);
    }
    changed();
    document.documentElement.dataset.packs = String(shown.size);
  }

  function restyle() {
    for (const known of shown.values()) {
      const ink = INKS[theme()][known.ink];
      if (known.pack.kind === "shapes") known.layer.setStyle(shapeStyle(ink));
      if (known.pack.kind === "vector") {
        known.layer.paintRules = vectorRules(known.pack, ink);
        known.layer.clearLayout();
        known.layer.rerenderTiles();
      }
    }
    if (shown.size) changed();
  }

  /** Rows of the legend: a box, a colour, the title, and a way to bring the pack into view. */
  function rows() {
    return [...shown.values()].map((known) => {
      const line = document.createElement("label"), box = document.createElement("input"), swatch = document.createElement("span");
      const words = document.createElement("span");
      line.className = "repere-row";
      box.type = "checkbox";
      box.checked = known.on;
      box.addEventListener("change", () => {
        known.on = box.checked;
        if (known.on) known.layer.addTo(map); else known.layer.remove();
        if (known.on && !map.getBounds().intersects(boundsOf(known.pack))) map.fitBounds(boundsOf(known.pack), { maxZoom: SHOWN });
        changed();
      });
      swatch.className = `repere-swatch${known.pack.kind === "picture" ? " picture" : ""}`;
      if (known.pack.kind !== "picture") swatch.style.setProperty("--pack", INKS[theme()][known.ink]);
      words.className = "words";
      words.textContent = known.pack.title;
      line.append(box, swatch, words);
      return line;
    });
  }

  /** Whom to name for what is shown, as text that stands for itself. */
  const credits = () => [...shown.values()].filter((each) => each.on && each.pack.attribution).map((each) => escaped(each.pack.attribution));

  return { show, restyle, rows, credits, any: () => shown.size > 0, title: () => title };
};
