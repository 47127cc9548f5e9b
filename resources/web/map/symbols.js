/* Symbols of places and resources: a shape for every role and pillar, so that colour never stands alone.
   Words from records are only ever set as text, never as markup. */
"use strict";
window.repereSymbols = (function () {
  const SVG = "http://www.w3.org/2000/svg";
  const SHAPES = { // in a square of 24
    recruitment: "M12 2.5 22 21H2Z",
    transit: "M12 1.5 22.5 12 12 22.5 1.5 12Z",
    exploitation: "M3.5 3.5h17v17h-17Z",
    identification: "M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19Z",
    none: "M12 5a7 7 0 1 1 0 14 7 7 0 0 1 0-14Z",
    prevention: "M12 1.8 20.8 6.9v10.2L12 22.2 3.2 17.1V6.9Z",
    protection: "M8.5 2.5h7v6h6v7h-6v6h-7v-6h-6v-7h6Z",
    prosecution: "M12 1.8 22.4 9.4 18.4 21.6H5.6L1.6 9.4Z",
    partnerships: "M12 1.5l3.1 6.7 7.4.9-5.4 5.1 1.4 7.3L12 17.9 5.5 21.5l1.4-7.3L1.5 9.1l7.4-.9Z",
    community: "M12 2.2 22 11h-3v10.5h-5.5V15h-3v6.5H5V11H2Z",
  };
  const SIZE = { place: 20, resource: 22, community: 22 };

  function svg(layer, shape, { hollow = false, more = false, size = 0 } = {}) {
    const picture = document.createElementNS(SVG, "svg");
    const side = size || SIZE[layer];
    for (const [key, value] of [["viewBox", "-2 -2 28 28"], ["width", side], ["height", side], ["aria-hidden", "true"]]) {
      picture.setAttribute(key, value);
    }
    picture.setAttribute("class", `sym sym-${layer} sym-${shape}${hollow ? " hollow" : ""}`);
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", SHAPES[shape] || SHAPES.none);
    picture.append(path);
    if (more) { // it has several roles or pillars: the list tells which
      const dot = document.createElementNS(SVG, "circle");
      for (const [key, value] of [["cx", 12], ["cy", shape === "recruitment" ? 15 : 12], ["r", 3.4], ["class", "more"]]) dot.setAttribute(key, value);
      picture.append(dot);
    }
    return picture;
  }

  function glyph(path) { // a picture for a button: drawn, so that no font has to have it
    const picture = svg("place", "line", { size: 18 });
    picture.setAttribute("class", "repere-line");
    picture.firstChild.setAttribute("d", path);
    return picture;
  }

  const Icon = L.Icon.extend({
    options: { iconSize: [26, 26], iconAnchor: [13, 13], popupAnchor: [0, -10], className: "repere-mark" },
    createIcon() {
      const { layer, shape, look } = this.options;
      const element = document.createElement("div");
      element.append(svg(layer, shape, look));
      this._setIconStyles(element, "icon");
      return element;
    },
    createShadow() { return null; },
  });

  const icons = new Map();

  /** The icon of a record; one object for all that look the same. */
  function icon(layer, words) {
    const kinds = (layer === "place" ? words.roles : words.pillars) || [];
    const shape = layer === "community" ? "community" : kinds[0] || "none";
    const look = { hollow: Boolean(words.unconfirmed), more: kinds.length > 1 };
    const key = `${layer} ${shape} ${look.hollow} ${look.more}`;
    if (!icons.has(key)) icons.set(key, new Icon({ layer, shape, look }));
    return icons.get(key);
  }

  const Mark = L.Marker.extend({
    onAdd(map) {
      L.Marker.prototype.onAdd.call(this, map);
      this._icon.classList.toggle("chosen", Boolean(this.chosen));
      if (this.options.movable()) this.dragging.enable();
      this.sayFar();
    },
    /** How far it is from here, beside the symbol. */
    sayFar() {
      if (!this._icon) return;
      this._icon.querySelectorAll(".repere-far").forEach((each) => each.remove());
      const far = this.options.far();
      this._icon.setAttribute("aria-label", far ? `${this.options.alt}, ${far[0]}` : this.options.alt);
      if (!far) return;
      const tag = document.createElement("span");
      tag.className = `repere-far band-${far[1]}`;
      tag.textContent = far[0];
      this._icon.append(tag);
    },
  });

  const Cluster = L.Icon.extend({
    createIcon() {
      const { count, layer, label } = this.options;
      const element = document.createElement("div");
      const number = document.createElement("span");
      number.textContent = count > 999 ? `${Math.floor(count / 1000)}k` : count;
      element.append(number);
      element.setAttribute("aria-label", label);
      const side = count < 10 ? 30 : count < 100 ? 36 : 42;
      this.options.iconSize = L.point(side, side);
      this.options.iconAnchor = L.point(layer === "place" ? side - 4 : 4, side / 2); // side by side at one spot
      this._setIconStyles(element, "icon");
      element.className += ` repere-cluster cluster-${layer}`;
      return element;
    },
    createShadow() { return null; },
  });

  /** What is known of a record, as an element: only words that `layers` let through. */
  function card(layer, name, words, text) {
    const element = document.createElement("div");
    element.className = "repere-card";
    const title = document.createElement("h2");
    title.textContent = name;
    element.append(title);
    const rows = layer === "community" ? [] : layer === "place"
      ? [["kind", words.kind === name ? "" : words.kind], ["role", words.roles_in_words], ["confidence", words.confidence_in_words],
         ["status", words.unconfirmed ? text["unconfirmed"] : ""], ["precision", text[`precision-${words.precision}`]]]
      : [["pillar", words.pillars_in_words], ["services", words.services], ["area", words.area], ["address", words.address]];
    const list = document.createElement("dl");
    for (const [key, value] of rows) {
      if (!value) continue;
      const term = document.createElement("dt"), said = document.createElement("dd");
      term.textContent = text[key];
      said.textContent = value;
      list.append(term, said);
    }
    element.append(list);
    return element;
  }

  return { svg, glyph, icon, Mark, Cluster, card };
})();
