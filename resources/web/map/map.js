/* The map page: records over the embedded basemap. Data comes over the web channel (in the window) or from the
   page itself (exported page); words of records are only ever set as text. */
"use strict";
window.repere = function (map) {
  const page = JSON.parse(document.getElementById("repere-page").textContent);
  const { svg, glyph, icon, Mark, Cluster, card } = window.repereSymbols;
  const root = document.documentElement;
  const CANADA = L.latLngBounds([42, -141], [83, -53]);
  const LIMITS = L.latLngBounds([36, -160], [85, -38]);
  const SQUARES_FROM = 8; // zoom at which a grid square is wide enough to see
  const CLUSTERED = { place: 11, resource: 14 }; // deepest zoom: squares beside each other are apart then, and doors of a street
  const LOW = 220; // pixels: a map of less height, as with large text, has room for itself alone (map.css has it too)
  const LISTED = 150; // names in the list of what is in view
  const CLOSE = 12;
  const REST_MS = 120; // without a move: the map rests
  const SNAP = 12, MOST_HELD = 300; // pixels; points of a drawing that can be taken hold of
  const { table, group, extent } = window.repereRecords;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const state = { lang: page.lang, theme: page.theme, mode: "view", selected: "", framed: false, drawing: false, off: new Set() };
  const data = { place: table(), resource: table(), community: table() };
  const packs = window.reperePacks(map, () => showControls());
  let bridge = null, ground = null, corners = [];

  const text = (key) => page.texts[state.lang][key];
  const say = (key, value) => text(key).replace("{n}", value);
  const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
  const latlngs = (ring) => ring.map(([longitude, latitude]) => [latitude, longitude]);
  const make = (tag, className, words) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (words !== undefined) element.textContent = words;
    return element;
  };

  // ---- ground ------------------------------------------------------------------------------------------------
  function showGround(bytes) {
    ground = window.repereBasemap.layer(bytes, state.theme, state.lang);
    ground.on("load", () => { root.dataset.ground = "drawn"; });
    ground.addTo(map);
  }

  async function loadGround() {
    const inline = document.getElementById("repere-basemap");
    if (inline) {
      showGround(Uint8Array.from(atob(inline.textContent.trim()), (each) => each.charCodeAt(0)).buffer);
      inline.remove();
    } else {
      showGround(await (await fetch(page.basemap)).arrayBuffer());
    }
  }

  // ---- records -----------------------------------------------------------------------------------------------
  const LAYERS = ["place", "resource"]; // those of records that people choose
  const squares = L.layerGroup(), sketch = L.layerGroup(), home = L.layerGroup();
  const groups = Object.fromEntries(LAYERS.map((layer) => [layer, group(map, {
    deepest: CLUSTERED[layer],
    mark: (number) => symbol(layer, number),
    cluster: (count) => new Cluster({ count, layer, label: say(`cluster-${layer}`, count) }),
    full: (where) => { map.setView(where, Math.max(map.getZoom(), CLOSE)); if (listBox) listBox.open = true; },
  })]));
  const eachMark = (act) => LAYERS.forEach((layer) => groups[layer].each(act));
  /** The layer and the number of a record that is on the map. */
  const find = (id) => {
    const layer = LAYERS.find((each) => data[each].number(id) >= 0), number = layer && data[layer].number(id);
    return layer && filter(layer)(number) ? { layer, number } : undefined;
  };
  const markOf = (id) => { const found = find(id); return found && groups[found.layer].mark(found.number); };

  const isLookOn = (layer, look) => {
    if (look.unconfirmed && state.off.has("unconfirmed")) return false;
    const kinds = layer === "place" ? look.roles : look.pillars;
    return kinds.length ? kinds.some((each) => !state.off.has(each)) : !state.off.has(`no-${layer}`);
  };
  /** Whether a record of a layer is on the map, by its number. */
  const filter = (layer) => {
    const on = data[layer].looks.map((look) => isLookOn(layer, look));
    return (number) => on[data[layer].alike(number)];
  };

  function symbol(layer, number) {
    const records = data[layer], name = records.name(number), id = records.id(number), look = records.look(number);
    const made = new Mark(records.where(number), {
      icon: icon(layer, look), title: name, alt: name, riseOnHover: true,
      movable: () => state.mode === "move" && layer !== "community",
      far: () => layer !== "resource" && distances.found && distances.found.places[id],
    });
    Object.assign(made, { layer, number, id, chosen: id === state.selected });
    made.on("drag", () => showDraft(made.getLatLng(), id));
    made.on("dragend", () => { const { lng, lat } = made.getLatLng().wrap(); if (bridge) bridge.moved(id, lng, lat); });
    return made.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      if (layer === "community") open(made);
      else choose(id);
    });
  }

  function show(payload) {
    for (const [layer, key] of [["place", "places"], ["resource", "resources"], ["community", "community"]]) data[layer] = table(payload[key]);
    distances.kinds = payload.kinds || [];
    askDistances();
    draw();
    if (!state.framed && bridge === null) frame();
    showPanel();
    requestAnimationFrame(() => requestAnimationFrame(() => { root.dataset.state = "drawn"; }));
  }

  function draw() {
    LAYERS.forEach((layer) => groups[layer].show(data[layer], filter(layer)));
    showCommunity();
    drawSquares();
    if (find(sought)) mark(sought, true);
    list();
  }

  function showCommunity() {
    home.clearLayers();
    if (!data.community.size) return;
    const name = make("span", "", data.community.name(0));
    const tip = { permanent: true, direction: "bottom", offset: [0, 9], className: "repere-home" };
    home.addLayer(symbol("community", 0).setZIndexOffset(-500).bindTooltip(name, tip));
  }

  function drawSquares() {
    squares.clearLayers();
    if (map.getZoom() < SQUARES_FROM) return;
    const records = data.place, seen = new Map(), unknown = [];
    for (const number of inView("place", 0.2)) {
      const ring = records.squares[number];
      if (ring === undefined) unknown.push(number);
      if (!ring) continue;
      const key = ring.join();
      const known = seen.get(key) || { ring, ids: [], confirmed: false };
      known.ids.push(records.id(number));
      known.confirmed ||= !records.look(number).unconfirmed;
      seen.set(key, known);
    }
    if (unknown.length) askSquares(unknown);
    const ink = colour("square"), strong = colour("chosen");
    for (const { ring, ids, confirmed } of seen.values()) {
      const isChosen = ids.includes(state.selected);
      L.polygon(latlngs(ring), {
        color: isChosen ? strong : ink, weight: isChosen ? 2.5 : 1.2, dashArray: confirmed ? null : "5 4", fillColor: ink,
        fillOpacity: Math.min(0.45, 0.16 + 0.06 * ids.length), bubblingMouseEvents: state.mode !== "view",
      }).on("click", () => { if (state.mode === "view") choose(ids[0]); }).addTo(squares);
    }
  }

  /** In the window squares come when they are first in view: most of thousands never are. */
  function askSquares(numbers) {
    const records = data.place;
    for (const number of numbers) records.squares[number] = null;
    bridge.squares(JSON.stringify(numbers.map(records.id)), (found) => {
      const rings = JSON.parse(found);
      for (const number of numbers) records.squares[number] = rings[records.id(number)] || null;
      drawSquares();
    });
  }

  /** Numbers of the records of a layer that are on the map and in view. */
  function inView(layer, pad = 0) {
    const view = extent(map, pad), isOn = filter(layer), records = data[layer], found = [];
    for (let number = 0; number < records.size; number += 1) if (records.within(number, view) && isOn(number)) found.push(number);
    return found;
  }

  // ---- distances ---------------------------------------------------------------------------------------------
  const distances = { kinds: [], kind: null, kilometres: 0, found: null }; // no kind: the layer is off
  const shade = L.layerGroup();
  let legend = null;

  function askDistances() {
    if (distances.kind !== null && distances.kinds.some(([code]) => code === distances.kind)) bridge.askDistances(distances.kind, distances.kilometres);
    else showDistances(null);
  }

  function showDistances(found) {
    distances.found = found;
    shade.clearLayers();
    const ink = colour("ink");
    for (const area of found ? found.beyond : []) {
      L.polygon(area.map(latlngs), {
        color: ink, weight: 1.5, dashArray: "3 4", fillColor: ink, fillOpacity: 0.22, interactive: false,
      }).addTo(shade);
    }
    [...home.getLayers()].forEach((each) => each.sayFar());
    eachMark((each) => each.sayFar());
    showLegend();
  }

  function showLegend() {
    if (!legend) return;
    legend.replaceChildren();
    if (!distances.found) return;
    distances.found.bands.forEach(([words, count], band) => {
      const row = make("p", "repere-row");
      row.append(make("span", `repere-far band-${band}`, "km"), make("span", "words", words), make("span", "count", count));
      legend.append(row);
    });
    if (distances.found.beyond.length) legend.append(make("p", "note", text("distances-layer-shaded")));
    for (const each of distances.found.notes) legend.append(make("p", "note", each));
  }

  /** The part of the panel that asks for a kind of service and a distance. */
  function distanceRows() {
    const kind = make("select"), kilometres = make("input"), line = make("label", "repere-row");
    kind.setAttribute("aria-label", text("distances-layer"));
    kind.append(new Option(text("distances-layer-none"), "-"));
    distances.kinds.forEach(([code, words]) => kind.append(new Option(words, `=${code}`)));
    kind.value = distances.kind === null ? "-" : `=${distances.kind}`;
    Object.assign(kilometres, { type: "number", min: 0, max: 500, step: 5, value: distances.kilometres || "" });
    line.append(make("span", "words", text("distances-layer-beyond")), kilometres);
    kind.addEventListener("change", () => {
      distances.kind = kind.value === "-" ? null : kind.value.slice(1);
      line.hidden = distances.kind === null;
      askDistances();
    });
    kilometres.addEventListener("change", () => {
      distances.kilometres = Math.min(500, Math.max(0, Number(kilometres.value) || 0));
      askDistances();
    });
    line.hidden = distances.kind === null;
    legend = make("div");
    return [kind, line, legend];
  }

  // ---- choosing ----------------------------------------------------------------------------------------------
  let sought = ""; // record to bring into view as soon as it is on the map

  function choose(id) {
    mark(id, true);
    if (bridge) bridge.selected(id);
  }

  function open(found) {
    if (state.mode !== "view") return; // it would lie where people are about to click
    if (map.getSize().y < LOW) return; // it would cover the map, and the form or the list says the same
    L.popup({ maxWidth: 300, minWidth: 200, className: "repere-popup", closeButton: true, offset: [0, -6] })
      .setLatLng(found.getLatLng()).setContent(card(found.layer, data[found.layer].name(found.number), data[found.layer].look(found.number), page.texts[state.lang])).openOn(map);
  }

  /** Marks a record; with `look` brings it into view and opens what is known of it. */
  function mark(id, look) {
    choosing(markOf(state.selected), false);
    state.selected = id;
    const found = find(id);
    sought = look && !found ? id : "";
    choosing(markOf(id), true);
    if (!found) map.closePopup();
    drawSquares();
    if (found && look) {
      groups[found.layer].reveal(found.number, { least: SQUARES_FROM, wanted: CLOSE - 1 }, (shown) => {
        if (state.selected !== id) return;
        open(shown);
        drawSquares();
        list();
      });
    }
  }

  function choosing(found, isChosen) {
    if (!found) return;
    found.chosen = isChosen;
    if (found._icon) found._icon.classList.toggle("chosen", isChosen);
  }

  function frame() {
    const around = L.latLngBounds([]);
    for (const records of Object.values(data)) for (let number = 0; number < records.size; number += 1) around.extend(records.where(number));
    if (around.isValid()) map.fitBounds(around.pad(0.15), { maxZoom: CLOSE, animate: false, paddingTopLeft: [10, 10], paddingBottomRight: [panelWidth(), 10] });
    else map.fitBounds(CANADA, { animate: false });
    state.framed = true;
  }

  // ---- controls ----------------------------------------------------------------------------------------------
  const corner = (position, build) => { const found = L.control({ position }); found.onAdd = build; return found; };
  let controls = [], panelBody = null, listBox = null, isOpen = null;

  function button(className, label, content, act) {
    const found = make("button", className);
    found.append(content);
    found.type = "button";
    found.title = label;
    found.setAttribute("aria-label", label);
    found.addEventListener("click", act);
    return found;
  }

  function showControls() {
    controls.forEach((each) => each.remove());
    const bar = corner("topleft", () => {
      const box = make("div", "leaflet-bar repere-bar");
      box.append(
        button("", text("zoom-in"), "+", () => map.zoomIn()), button("", text("zoom-out"), "−", () => map.zoomOut()),
        button("", text("all-records"), glyph("M12 5a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM12 1v7M12 16v7M1 12h7M16 12h7"), frame),
        button("", text("whole-country"), glyph("M3 9V3h6M15 3h6v6M21 15v6h-6M9 21H3v-6"), () => map.fitBounds(CANADA)),
      );
      L.DomEvent.disableClickPropagation(box);
      return box;
    });
    const panel = corner("topright", () => {
      const box = make("div", "repere-panel");
      const head = button("repere-panel-head", text("legend"), text("legend"), () => { isOpen = !isOpen; toggle(); });
      panelBody = make("div", "repere-panel-body");
      panelBody.id = "repere-panel-body";
      head.setAttribute("aria-controls", panelBody.id);
      const toggle = () => { panelBody.hidden = !isOpen; head.setAttribute("aria-expanded", String(isOpen)); };
      box.append(head, panelBody);
      isOpen ??= map.getSize().x > 640 && map.getSize().y > 400;
      toggle();
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    });
    const credits = L.control.attribution({ prefix: false, position: "bottomright" }).addAttribution(text("attribution"));
    packs.credits().forEach((each) => credits.addAttribution(each));
    controls = [bar, panel, L.control.scale({ imperial: false, maxWidth: 130 }), credits];
    controls.forEach((each) => each.addTo(map));
    map.getContainer().setAttribute("aria-label", text("map"));
    map.getContainer().setAttribute("role", "application");
    showPanel();
    showMode();
  }

  const panelWidth = () => (isOpen ? 290 : 20);

  function showPanel() {
    if (!panelBody) return;
    panelBody.replaceChildren();
    const many = Object.fromEntries(LAYERS.map((layer) => [layer, new Array(data[layer].looks.length).fill(0)]));
    for (const layer of LAYERS) for (let number = 0; number < data[layer].size; number += 1) many[layer][data[layer].alike(number)] += 1;
    const count = (layer, has) => data[layer].looks.reduce((sum, look, at) => sum + (has(look) ? many[layer][at] : 0), 0);
    const row = (layer, id, label, shape, amount, look = {}) => {
      const line = make("label", "repere-row"), box = make("input");
      box.type = "checkbox";
      box.checked = !state.off.has(id);
      box.addEventListener("change", () => { state.off[box.checked ? "delete" : "add"](id); draw(); });
      line.append(box, svg(layer, shape, look), make("span", "words", label), make("span", "count", amount));
      return line;
    };
    const part = (title, rows) => {
      const set = make("fieldset"), legend = make("legend", "", title);
      set.append(legend, ...rows);
      panelBody.append(set);
    };
    const choices = page.choices[state.lang];
    const roles = choices.roles.map(([id, label]) => row("place", id, label, id, count("place", (each) => each.roles.includes(id))));
    const bare = count("place", (each) => !each.roles.length), unsure = count("place", (each) => each.unconfirmed);
    if (bare) roles.push(row("place", "no-place", text("no-role"), "none", bare));
    if (unsure) roles.push(row("place", "unconfirmed", text("unconfirmed"), "none", unsure, { hollow: true }));
    const pillars = choices.pillars.map(([id, label]) => row("resource", id, label, id, count("resource", (each) => each.pillars.includes(id))));
    const other = count("resource", (each) => !each.pillars.length);
    if (other) pillars.push(row("resource", "no-resource", text("no-pillar"), "none", other));
    if (data.place.size) part(text("places"), [...roles, make("p", "note", text("square-note"))]);
    if (data.resource.size) part(text("resources"), pillars);
    if (bridge && distances.kinds.length > 1) {
      part(text("distances-layer"), distanceRows());
      showLegend();
    }
    if (packs.any()) part(packs.title(), packs.rows());
    listBox = make("details", "repere-list");
    listBox.addEventListener("toggle", list);
    panelBody.append(listBox);
    list();
  }

  /** Names of what is in view: the way in for people who do not use a mouse. */
  function list() {
    if (!listBox) return;
    const near = LAYERS.flatMap((layer) => inView(layer).map((number) => ({ layer, number })));
    const open = listBox.open;
    const rows = [make("summary", "", say("in-view", near.length))];
    if (open) {
      const names = make("ul");
      for (const { layer, number } of firstOf(near)) {
        const id = data[layer].id(number), look = data[layer].look(number);
        const item = make("li"), pick = make("button", id === state.selected ? "chosen" : "");
        const kinds = (layer === "place" ? look.roles : look.pillars) || [];
        pick.type = "button";
        pick.append(svg(layer, kinds[0] || "none", { hollow: look.unconfirmed, size: 16 }), make("span", "", data[layer].name(number)));
        pick.addEventListener("click", () => choose(id));
        item.append(pick);
        names.append(item);
      }
      rows.push(names);
      if (near.length > LISTED) rows.push(make("p", "note", say("more", near.length - LISTED)));
    }
    listBox.replaceChildren(...rows);
  }

  /** The first of these in the order of the alphabet. */
  function firstOf(near) {
    const order = Object.fromEntries(LAYERS.map((layer) => [layer, data[layer].order(state.lang)]));
    const best = LAYERS.flatMap((layer) => near.filter((each) => each.layer === layer)
      .sort((one, other) => order[layer](one.number) - order[layer](other.number)).slice(0, LISTED));
    const { compare } = new Intl.Collator(state.lang), name = ({ layer, number }) => data[layer].name(number);
    return best.sort((one, other) => compare(name(one), name(other))).slice(0, LISTED);
  }

  // ---- adding and moving -------------------------------------------------------------------------------------
  const hint = make("div", "repere-hint");
  hint.setAttribute("role", "status");
  const cross = make("div", "repere-cross");

  /** While a place is being moved: the square that will be kept if it is put here, not a pin. */
  const draft = L.layerGroup();
  let awaited = null; // what was asked about last

  function showDraft(latlng, id = state.selected) {
    if (!bridge || state.mode !== "move" || state.drawing || !id) return;
    const isBusy = awaited !== null, { lng, lat } = latlng.wrap(), asked = [latlng, id];
    awaited = asked;
    if (isBusy) return;
    bridge.squareAt(id, lng, lat, (ring) => {
      const latest = awaited;
      awaited = null;
      draft.clearLayers();
      if (state.mode !== "move") return;
      const corners = latlngs(JSON.parse(ring));
      if (corners.length) draft.addLayer(L.polygon(corners, { color: colour("chosen"), weight: 2, dashArray: "5 4", fillOpacity: 0.15, interactive: false }));
      if (latest !== asked) showDraft(...latest);
    });
  }

  function showMode() {
    root.dataset.mode = state.mode;
    draft.clearLayers();
    if (state.mode !== "view") map.closePopup();
    hint.textContent = state.mode === "view" ? "" : text(`${state.mode}-hint`);
    hint.hidden = state.mode === "view";
    eachMark((each) => { if (each.dragging) each.dragging[each.options.movable() ? "enable" : "disable"](); });
  }

  function put(latlng) {
    if (!bridge || state.mode === "view") return;
    const { lng, lat } = (state.drawing ? snapped(latlng) : latlng).wrap();
    if (state.mode === "add") bridge.clicked(lng, lat);
    else if (state.selected) bridge.moved(state.selected, lng, lat);
  }

  /** The points of an answer that is being drawn, and the squares that will be kept of them. */
  function drawSketch({ points, closed, cells, chosen, corners: held }) {
    sketch.clearLayers();
    corners = points.map((each) => L.latLng(each));
    state.drawing = held;
    const look = { color: colour("chosen"), weight: 3, interactive: false };
    for (const ring of cells) L.polygon(latlngs(ring), { ...look, weight: 1.5, fillOpacity: 0.15 }).addTo(sketch);
    if (points.length > 1) (closed ? L.polygon(points, { ...look, fillOpacity: 0.2 }) : L.polyline(points, look)).addTo(sketch);
    if (!held || points.length > MOST_HELD) {
      for (const point of points) L.circleMarker(point, { ...look, radius: 6, fillOpacity: 1 }).addTo(sketch);
      return;
    }
    const sides = points.length < 2 ? 0 : points.length - (closed && points.length > 2 ? 0 : 1);
    for (let side = 1; side <= sides; side += 1) {
      const [one, other] = [corners[side - 1], corners[side % points.length]];
      handle(L.latLng((one.lat + other.lat) / 2, (one.lng + other.lng) / 2), "middle", text("split"), () => bridge.sideSplit(side));
    }
    corners.forEach((corner, at) => {
      const mark = handle(corner, at === chosen ? "corner chosen" : "corner", String(at + 1), () => bridge.cornerChosen(at), true);
      mark.on("dragend", () => { const { lat, lng } = snapped(mark.getLatLng(), at).wrap(); bridge.cornerMoved(at, lng, lat); });
    });
  }

  function handle(where, kind, label, act, draggable = false) {
    const icon = L.divIcon({ className: `repere-handle ${kind}`, iconSize: [18, 18] });
    const mark = L.marker(where, { icon, draggable, title: label, alt: label, zIndexOffset: kind === "middle" ? 500 : 900 });
    return mark.on("click", (event) => { L.DomEvent.stopPropagation(event); act(); }).addTo(sketch);
  }

  /** Where a point goes that is put close to another one, or to a symbol: onto it. */
  function snapped(where, without = -1) {
    const at = map.latLngToContainerPoint(where);
    let best = where, least = SNAP;
    const near = (other) => {
      const far = at.distanceTo(map.latLngToContainerPoint(other));
      if (far < least) [best, least] = [other, far];
    };
    corners.forEach((each, number) => { if (number !== without) near(each); });
    eachMark((each) => near(data[each.layer].where(each.number)));
    return best;
  }

  // ---- from the window ---------------------------------------------------------------------------------------
  function setLanguage(lang) {
    state.lang = lang;
    root.lang = lang;
    map.closePopup();
    showControls();
    if (ground) ground.restyle(state.theme, lang);
  }

  function setTheme(theme) {
    state.theme = theme;
    root.dataset.theme = theme;
    drawSquares();
    showDistances(distances.found);
    if (ground) ground.restyle(theme, state.lang);
    packs.restyle();
  }

  function connect() {
    new window.QWebChannel(window.qt.webChannelTransport, (channel) => {
      bridge = channel.objects.bridge;
      bridge.layersChanged.connect((sent) => show(JSON.parse(sent)));
      bridge.distancesChanged.connect((sent) => showDistances(JSON.parse(sent)));
      bridge.packsChanged.connect((sent) => packs.show(JSON.parse(sent)));
      bridge.selectionChanged.connect((id) => { if (id !== state.selected) mark(id, Boolean(id)); });
      bridge.languageChanged.connect((lang) => { if (lang !== state.lang) setLanguage(lang); });
      bridge.themeChanged.connect((theme) => { if (theme !== state.theme) setTheme(theme); });
      bridge.modeChanged.connect((mode) => { state.mode = mode; showMode(); });
      bridge.sketchChanged.connect((sent) => drawSketch(JSON.parse(sent)));
      bridge.showPoint.connect((longitude, latitude, zoom) => map.setView([latitude, longitude], zoom || map.getZoom(), { animate: !still && state.framed }));
      bridge.ready();
    });
  }

  // ---- start -------------------------------------------------------------------------------------------------
  root.dataset.theme = state.theme;
  map.setMinZoom(2).setMaxZoom(15).setMaxBounds(LIMITS);
  map.options.maxBoundsViscosity = 0.8;
  map.getContainer().append(hint, cross);
  [shade, squares, groups.resource.layer, groups.place.layer, home, draft, sketch].forEach((each) => each.addTo(map));
  let moved = 0; // squares and names follow once the map rests: to look through thousands takes longer than a frame
  map.on("moveend", () => { clearTimeout(moved); moved = setTimeout(() => { drawSquares(); list(); }, REST_MS); });
  map.on("click", (event) => put(event.latlng));
  map.on("mousemove", (event) => showDraft(event.latlng));
  map.on("moveend", () => { if (document.activeElement === map.getContainer()) showDraft(map.getCenter()); });
  map.getContainer().addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === map.getContainer()) put(map.getCenter());
  });
  if (page.detail) { // an excerpt has all detail only around its records
    const [west, south, east, north] = page.detail.bounds;
    const near = L.latLngBounds([south, west], [north, east]);
    map.on("zoomend", () => map.setMaxBounds(map.getZoom() > page.detail.zoom + 1 ? near : LIMITS));
  }
  map.fitBounds(CANADA, { animate: false });
  showControls();
  loadGround();
  if (page.layers) show(page.layers);
  if (window.qt) connect();
};
