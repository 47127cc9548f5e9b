/* How the embedded basemap is drawn: colours for light and dark, lines and names for every zoom.
   Shapes come from canada.pmtiles (see resources/basemap/PROVENANCE). */
"use strict";
window.repereBasemap = (function () {
  const P = window.protomapsL;
  const FONT = '"Noto Sans", "Segoe UI", "Helvetica Neue", Cantarell, Ubuntu, Arial, sans-serif';
  const DEEPEST = 7; // last zoom with tiles of its own
  const EAST = 3; // where the name of a place stands, as the tile library counts

  const INK = {
    light: {
      water: "#cfe2ec", land: "#f7f4ec", abroad: "#e9e6df", shore: "#86a9bb", lakeShore: "#9dbccb", river: "#a9cbdc",
      province: "#b3a6b8", country: "#8b7d93", place: "#3a3f45", dot: "#5a6068", region: "#8b8377", sea: "#5f8aa1",
      halo: "#fbf9f4", seaHalo: "#dbe9f1", landmark: "#8a8578",
    },
    dark: {
      water: "#16222c", land: "#29303a", abroad: "#20262e", shore: "#4b6678", lakeShore: "#3d5566", river: "#35506180",
      province: "#6a6076", country: "#8f83a0", place: "#d5dae0", dot: "#aab2bb", region: "#8d95a0", sea: "#6f96ad",
      halo: "#1d232b", seaHalo: "#16222c", landmark: "#858d98",
    },
  };

  function paintRules(ink) {
    const fill = (dataLayer, color) => ({ dataLayer, symbolizer: new P.PolygonSymbolizer({ fill: color }) });
    const line = (dataLayer, color, width, more = {}, rule = {}) => ({
      dataLayer, symbolizer: new P.LineSymbolizer({ color, width, lineCap: "round", lineJoin: "round", ...more }), ...rule,
    });
    const grow = (low, high) => (z) => Math.min(high, low + Math.max(0, z - 3) * ((high - low) / 6));
    const kind = (value) => ({ filter: (z, f) => f.props.kind === value });
    return [
      fill("land", ink.land),
      fill("abroad", ink.abroad),
      line("river", ink.river, grow(0.5, 1.6), {}, { minzoom: 5 }),
      fill("lake", ink.water),
      line("coast", ink.lakeShore, grow(0.3, 1.0), {}, { minzoom: 5, ...kind("lake") }),
      line("coast", ink.shore, grow(0.5, 1.2), {}, kind("land")),
      line("border", ink.province, grow(0.7, 1.4), { dash: [5, 4] }, kind("province")),
      line("border", ink.country, grow(1.0, 1.8), {}, kind("country")),
    ];
  }

  function labelRules(ink, lang) {
    const name = [`name_${lang}`, "name_en"];
    const words = (options) => ({ labelProps: name, lineHeight: 1.35, ...options });
    const named = (kind, symbolizer, rule = {}) => ({
      dataLayer: "name", symbolizer, filter: (z, f) => f.props.kind === kind && z >= f.props.from && z <= f.props.to, ...rule,
    });
    const centred = (options) => new P.CenteredTextSymbolizer(words(options));
    const size = (low, high) => (z) => Math.min(high, low + Math.max(0, z - 3) * 1.1);
    const tall = (z, f) => (f.props.population > 200000 ? 14 : f.props.population > 20000 ? 13 : 12) - (z < 5 ? 1 : 0);
    const isPlace = (z, f) => z >= f.props.zoom;
    const town = (capital) => new P.GroupSymbolizer([
      new P.CircleSymbolizer({
        radius: (z, f) => (capital ? 3.2 : f.props.population > 20000 ? 2.6 : 2.1),
        fill: capital ? ink.halo : ink.dot, stroke: capital ? ink.place : ink.halo, width: capital ? 1.6 : 1,
      }),
      new P.OffsetTextSymbolizer(words({
        font: (z, f) => `${capital ? 650 : 500} ${tall(z, f)}px ${FONT}`,
        fill: ink.place, stroke: ink.halo, width: 1.6, offsetX: 6, maxLineChars: 22, placements: [EAST],
      })),
    ]);
    return [
      { dataLayer: "place", symbolizer: town(true), filter: (z, f) => f.props.capital && isPlace(z, f) },
      named("province", centred({ font: (z) => `600 ${size(11.5, 15)(z)}px ${FONT}`, fill: ink.region, stroke: ink.halo, width: 1.6, letterSpacing: 1.2, maxLineChars: 14 })),
      { dataLayer: "place", symbolizer: town(false), filter: (z, f) => !f.props.capital && isPlace(z, f),
        sort: (a, b) => b.population - a.population },
      named("country", centred({ font: (z) => `600 ${size(12, 15)(z)}px ${FONT}`, fill: ink.region, stroke: ink.abroad, width: 1.6, letterSpacing: 1.4, maxLineChars: 14 })),
      named("sea", centred({ font: (z) => `italic 500 ${size(11, 14)(z)}px ${FONT}`, fill: ink.sea, stroke: ink.seaHalo, width: 1.2, letterSpacing: 0.6, maxLineChars: 14 })),
      named("lake", centred({ font: (z) => `italic 500 ${size(9.5, 12.5)(z)}px ${FONT}`, fill: ink.sea, stroke: ink.seaHalo, width: 1.2, maxLineChars: 12 })),
      named("land", centred({ font: (z) => `500 ${size(9.5, 12)(z)}px ${FONT}`, fill: ink.landmark, stroke: ink.halo, width: 1.4, letterSpacing: 0.4, maxLineChars: 14 })),
      named("river", centred({ font: (z) => `italic 500 ${size(9.5, 12)(z)}px ${FONT}`, fill: ink.sea, stroke: ink.halo, width: 1.4, maxLineChars: 20 })),
    ];
  }

  /** The archive in memory, as the tile library reads it. */
  class InMemory {
    constructor(bytes) { this.bytes = bytes; }
    getKey() { return "canada"; }
    async getBytes(offset, length) { return { data: this.bytes.slice(offset, offset + length) }; }
  }

  /** The basemap as a Leaflet layer; `restyle(theme, lang)` changes its look without loading anything. */
  function layer(bytes, theme, lang) {
    const found = P.leafletLayer({
      url: new window.pmtiles.PMTiles(new InMemory(bytes)), maxDataZoom: DEEPEST, attribution: "", noWrap: true, tileDelay: 0.001,
      paintRules: paintRules(INK[theme]), labelRules: labelRules(INK[theme], lang), backgroundColor: INK[theme].water, lang,
    });
    found.restyle = function (newTheme, newLang) {
      this.paintRules = paintRules(INK[newTheme]);
      this.labelRules = labelRules(INK[newTheme], newLang);
      this.backgroundColor = INK[newTheme].water;
      this.clearLayout();
      this.rerenderTiles();
    };
    return found;
  }

  return { layer, INK };
})();
