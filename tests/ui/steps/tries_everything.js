// Everything by which a page could reach another computer or a file; what became of each is in window.out.
// PORT listens on this computer, SECRET is a file on it.
const at = "127.0.0.1:PORT", secret = "file://SECRET", out = {};
const add = (tag, more) => { const e = Object.assign(document.createElement(tag), more); document.body.append(e); return e; };
const settle = (name, promise) => { out[name] = "pending"; promise.then((got) => { out[name] = "REACHED " + got; }, () => { out[name] = "refused"; }); };
const heard = (name, e, good) => settle(name, new Promise((yes, no) => { e.addEventListener(good, () => yes("")); e.addEventListener("error", no); }));
for (const kind of ["http", "https"]) {
  settle("fetch " + kind, fetch(`${kind}://${at}/fetch`));
  settle("no-cors " + kind, fetch(`${kind}://${at}/fetch`, { mode: "no-cors" }));
  heard("image " + kind, add("img", { src: `${kind}://${at}/image` }), "load");
  heard("script " + kind, add("script", { src: `${kind}://${at}/script` }), "load");
  heard("style " + kind, add("link", { rel: "stylesheet", href: `${kind}://${at}/style` }), "load");
  add("iframe", { src: `${kind}://${at}/frame` });
  for (const rel of ["preconnect", "dns-prefetch", "prefetch", "preload", "prerender", "modulepreload"]) add("link", { rel, as: "script", href: `${kind}://${at}/${rel}` });
  navigator.sendBeacon(`${kind}://${at}/beacon`, "x");
  const old = new XMLHttpRequest();
  heard("xhr " + kind, old, "load");
  old.open("GET", `${kind}://${at}/xhr`);
  old.send();
}
for (const kind of ["ws", "wss"]) heard(kind, new WebSocket(`${kind}://${at}/socket`), "open");
heard("events", new EventSource(`http://${at}/events`), "open");
settle("font", new FontFace("far", `url(http://${at}/font)`).load());
settle("worker of ours elsewhere", new Promise((yes, no) => {
  const inside = new Worker(URL.createObjectURL(new Blob([`fetch("http://${at}/worker").then(() => postMessage("came"), () => postMessage("no"))`])));
  inside.onmessage = (said) => (said.data === "came" ? yes("") : no());
  inside.onerror = no;
}));
settle("service worker", navigator.serviceWorker ? navigator.serviceWorker.register("repere://app/worker.js") : Promise.reject());
settle("file", fetch(secret).then((got) => got.text()));
heard("file as script", add("script", { src: secret }), "load");
add("iframe", { src: secret, id: "file" });
window.answered = 0;
addEventListener("message", (said) => { out["message " + said.data] = "REACHED"; });
add("iframe", { src: `data:text/html,<script>fetch("http://${at}/data").then(() => parent.postMessage("from data", "*"))</` + "script>" });
add("iframe", { srcdoc: `<img src="http://${at}/srcdoc">` });
add("form", { action: `http://${at}/form`, method: "post" }).submit();
out["window"] = window.open(`http://${at}/window`) ? "REACHED" : "refused";
const inside = add("iframe", {}).contentWindow;
for (const [name, there] of Object.entries({ here: window, "in a frame": inside })) {
  try {
    const call = new there.RTCPeerConnection({ iceServers: [{ urls: `stun:${at}` }] });
    const relayed = new there.RTCPeerConnection({ iceServers: [{ urls: [`turn:${at}?transport=tcp`, `turn:${at}`], username: "a", credential: "b" }] });
    relayed.createDataChannel("y");
    relayed.createOffer().then((offer) => relayed.setLocalDescription(offer));
    call.createDataChannel("x");
    call.onicecandidate = (found) => { if (found.candidate) out["address " + name] = found.candidate.candidate; };
    call.createOffer().then((offer) => call.setLocalDescription(offer));
    out["call " + name] = "pending";
    call.onicegatheringstatechange = () => { if (call.iceGatheringState === "complete") out["call " + name] = "alone"; };
  } catch (e) { out["call " + name] = "refused"; }
}
add("a", { href: `http://${at}/ping`, ping: `http://${at}/ping` }).click();
location.href = `http://${at}/go`;
window.out = out;
