/* Records of one layer on the map: as columns, in clusters, and only those in view as marks. Several that stand for one
   square cannot be parted by any zoom: they are spread around it. */
"use strict";
window.repereRecords = (function () {
  const RADIUS = 42; // pixels within which records are one cluster
  const BEYOND = 0.3; // of the view, on every side: what a short move brings in is there already
  const MOST_SPREAD = 80;

  /** Records that came as columns (`layers.columns`), each by its number. */
  function table({ ids, at, name, look, names, looks, squares } = { ids: "", at: [], name: [], look: [], names: [], looks: [] }) {
    const known = ids ? ids.split(" ") : [];
    return {
      size: known.length, at, looks, squares: squares || new Array(known.length),
      id: (number) => known[number], number: (id) => known.indexOf(id), name: (number) => names[name[number]],
      look: (number) => looks[look[number]], alike: (number) => look[number],
      where: (number) => L.latLng(at[2 * number + 1], at[2 * number]),
      within: (number, [west, south, east, north]) => at[2 * number] >= west && at[2 * number] <= east && at[2 * number + 1] >= south && at[2 * number + 1] <= north,
      /** Position of every name in the order of the alphabet. */
      order(lang) {
        const { compare } = new Intl.Collator(lang), sorted = names.map((_, at) => at).sort((one, other) => compare(names[one], names[other]));
        const place = new Array(names.length);
        sorted.forEach((each, rank) => { place[each] = rank; });
        return (number) => place[name[number]];
      },
    };
  }

  /** West, south, east, north of what is in view, and a share of it more on every side. */
  function extent(map, pad = 0) {
    const view = map.getBounds().pad(pad);
    return [Math.max(-180, view.getWest()), view.getSouth(), Math.min(180, view.getEast()), view.getNorth()];
  }

  /** The marks of a layer, in clusters down to a zoom. `mark(number)` makes the mark of a record, `cluster(count)` the
      icon of several; `full(where)` is told of more at one spot than can be spread. */
  function group(map, { deepest, mark, cluster, full }) {
    const layer = L.layerGroup(), legs = L.layerGroup(), marks = new Map(); // by number, or by the id of a cluster
    let records = table(), index = null, spread = null;

    const found = (within, zoom) => (index ? index.getClusters(within, Math.round(zoom)) : []);
    const place = ({ geometry: { coordinates: [longitude, latitude] } }) => L.latLng(latitude, longitude);
    /** What names a cluster, several records at one spot, or one record. */
    const keyOf = ({ properties: { cluster: isCluster, cluster_id, numbers, count } }) => (isCluster ? `c${cluster_id}` : count > 1 ? `s${numbers[0]}` : numbers[0]);

    function show(shown, isOn) {
      records = shown;
      const spots = new Map();
      for (let number = 0; number < shown.size; number += 1) {
        if (!isOn(number)) continue;
        const longitude = shown.at[2 * number], latitude = shown.at[2 * number + 1];
        const key = Math.round(longitude * 1e5) * 1e8 + Math.round(latitude * 1e5), spot = spots.get(key);
        if (spot) spot.properties.count = spot.properties.numbers.push(number);
        else spots.set(key, { type: "Feature", properties: { numbers: [number], count: 1 }, geometry: { type: "Point", coordinates: [longitude, latitude] } });
      }
      index = new Supercluster({
        radius: RADIUS, extent: 256, minZoom: map.getMinZoom(), maxZoom: deepest, nodeSize: 16,
        map: ({ count }) => ({ count }), reduce: (sum, { count }) => { sum.count += count; },
      }).load([...spots.values()]);
      gather();
      layer.clearLayers();
      marks.clear();
      refresh();
    }

    function refresh() {
      if (!layer._map) return;
      const wanted = new Map(found(extent(map, BEYOND), map.getZoom()).map((each) => [keyOf(each), each]));
      for (const [key, each] of marks) {
        if (wanted.has(key) || (spread && (spread.key === key || spread.numbers.includes(key)))) continue;
        take(key, each);
      }
      for (const [key, each] of wanted) {
        if (!marks.has(key)) put(key, typeof key === "number" ? mark(key) : several(each));
      }
    }

    function put(key, made) {
      marks.set(key, made);
      layer.addLayer(made);
    }

    function take(key, made) {
      marks.delete(key);
      layer.removeLayer(made);
    }

    function several(each) {
      const icon = cluster(each.properties.count);
      return L.marker(place(each), { icon, title: icon.options.label, alt: icon.options.label, riseOnHover: true }).on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        if (each.properties.cluster) map.setView(place(each), index.getClusterExpansionZoom(each.properties.cluster_id));
        else spreadOut(each);
      });
    }

    /** Those that stand for one square, around it; so many that they would not be seen are left to the list. */
    function spreadOut(each) {
      const { numbers } = each.properties, key = keyOf(each);
      if (numbers.length > MOST_SPREAD) {
        full(place(each));
        return;
      }
      gather();
      const middle = map.latLngToLayerPoint(place(each)), few = numbers.length < 9;
      const step = few ? Math.max(34, numbers.length * 5.5) : 22;
      spread = { key, numbers };
      if (marks.has(key)) marks.get(key).setOpacity(0.35);
      numbers.forEach((number, at) => {
        // Few stand on a circle; more as the seeds of a sunflower, a golden angle apart (Vogel 1979).
        const turn = few ? (2 * Math.PI * at) / numbers.length - Math.PI / 2 : at * 2.399963, out = few ? step : step * Math.sqrt(at + 2.5);
        const where = map.layerPointToLatLng(middle.add([out * Math.cos(turn), out * Math.sin(turn)]));
        legs.addLayer(L.polyline([place(each), where], { weight: 1.2, opacity: 0.6, interactive: false }));
        put(number, mark(number).setLatLng(where).setZIndexOffset(1000));
      });
    }

    /** What was spread is one again. */
    function gather() {
      if (!spread) return;
      if (marks.has(spread.key)) marks.get(spread.key).setOpacity(1);
      spread.numbers.forEach((number) => take(number, marks.get(number)));
      legs.clearLayers();
      spread = null;
    }

    /** Bring a record into view, as close as is needed to see it by itself; then do what is to be done with its mark. */
    function reveal(number, { least, wanted }, then) {
      const where = records.where(number), isSeen = map.getBounds().pad(-0.05).contains(where);
      let zoom = isSeen && map.getZoom() >= least ? map.getZoom() : Math.max(map.getZoom(), wanted);
      while (zoom <= deepest && !standing(number, zoom)) zoom += 1;
      const shown = () => {
        refresh();
        if (!marks.has(number)) spreadOut(standing(number, map.getZoom()));
        if (marks.has(number)) then(marks.get(number));
      };
      if (zoom === map.getZoom() && isSeen) shown();
      else map.once("moveend", shown).setView(where, zoom);
    }

    /** The spot of a record, when at this zoom it is not in a cluster. */
    function standing(number, zoom) {
      const { lat, lng } = records.where(number);
      return found([lng - 1e-4, lat - 1e-4, lng + 1e-4, lat + 1e-4], zoom).find((each) => !each.properties.cluster && each.properties.numbers.includes(number));
    }

    layer.on("add", () => { map.addLayer(legs); map.on("moveend", refresh); map.on("zoomstart click", gather); refresh(); });
    return { layer, show, reveal, mark: (number) => marks.get(number), each: (act) => marks.forEach((each, key) => typeof key === "number" && act(each, key)) };
  }

  return { table, group, extent };
})();
