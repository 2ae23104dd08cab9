/**
 * Part of the page that stands in for the window: tries every way out that a page has, to an address
 * where the test listens (S29). Text for the reason that test-page.ts gives.
 *
 * `reach(host, udp, tcp, name)` resolves to the ways that were tried. `name` is a host name of the
 * test's own, to see that nobody is asked where it is.
 */
export const REACH = `
const within = (ms, work) =>
  Promise.race([work, new Promise((resolve) => setTimeout(() => resolve("in time"), ms))]);
const gathered = (connection) =>
  new Promise((resolve) => {
    const look = () => connection.iceGatheringState === "complete" && resolve("complete");
    connection.addEventListener("icegatheringstatechange", look);
    look();
  });
/** A connection looks for its ways out as soon as it has an offer. */
async function gather(Connection, iceServers, more = {}) {
  const connection = new Connection({ iceServers, ...more });
  connection.createDataChannel("x");
  await connection.setLocalDescription(await connection.createOffer());
  await within(4000, gathered(connection));
  return connection;
}
/** Two ends in one page, both told that the other is where the test listens. */
async function call(host, udp, tcp) {
  const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
  a.createDataChannel("x");
  await a.setLocalDescription(await a.createOffer());
  await b.setRemoteDescription(a.localDescription);
  await b.setLocalDescription(await b.createAnswer());
  await a.setRemoteDescription(b.localDescription);
  for (const end of [a, b]) {
    for (const candidate of [
      "candidate:1 1 udp 2113937151 " + host + " " + udp + " typ host",
      "candidate:2 1 tcp 1518280447 " + host + " " + tcp + " typ host tcptype passive",
    ]) {
      await end.addIceCandidate({ candidate, sdpMid: "0" });
    }
  }
  await within(3000, new Promise(() => {}));
}
const put = (tag, attributes) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const done = new Promise((resolve) => (element.onload = element.onerror = () => resolve("done")));
  document.body.append(element);
  return within(300, done);
};
const frameOf = () => {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  return frame.contentWindow;
};

window.reach = async (host, udp, tcp, name) => {
  const web = "http://" + host + ":" + tcp + "/";
  const secure = "https://" + host + ":" + tcp + "/";
  const named = "https://" + name + ":" + tcp + "/";
  const as = { username: "who", credential: "what" };
  const turn = (address) => ({ urls: address, ...as });
  const rtc = [
    { urls: "stun:" + host + ":" + udp },
    { urls: "stun:" + name + ":" + udp },
    turn("turn:" + host + ":" + udp + "?transport=udp"),
    turn("turn:" + host + ":" + tcp + "?transport=tcp"),
    turn("turns:" + host + ":" + tcp + "?transport=tcp"),
    turn("turn:" + name + ":" + tcp + "?transport=tcp"),
  ];
  const ways = {
    "WebRTC": () => gather(RTCPeerConnection, rtc),
    "WebRTC, relay only": () => gather(RTCPeerConnection, rtc.slice(2), { iceTransportPolicy: "relay" }),
    "WebRTC of a frame": () => gather(frameOf().RTCPeerConnection, rtc),
    "WebRTC, old name": () => gather(window.webkitRTCPeerConnection, rtc),
    "WebRTC call": () => call(host, udp, tcp),
    "fetch": () => fetch(web, { mode: "no-cors", keepalive: true }),
    "fetch of a frame": () => frameOf().fetch(web, { mode: "no-cors" }),
    "fetch by name": () => fetch(named, { mode: "no-cors" }),
    "request": () => {
      const request = new XMLHttpRequest();
      request.open("GET", web);
      request.send();
    },
    "beacon": () => navigator.sendBeacon(web, "x"),
    "web socket": () => new WebSocket("ws://" + host + ":" + tcp + "/"),
    "event source": () => new EventSource(web),
    "WebTransport": () => within(1000, new WebTransport("https://" + host + ":" + udp + "/").ready),
    "image": () => put("img", { src: web }),
    "script": () => put("script", { src: web }),
    "frame": () => put("iframe", { src: web }),
    "object": () => put("object", { data: web }),
    "embed": () => put("embed", { src: web }),
    "video": () => put("video", { src: web }),
    "track": () => put("audio", { src: web, crossorigin: "" }),
    "font": () => new FontFace("x", "url(" + web + ")").load(),
    "worker": () => new Worker(web),
    "module": () => import(web),
    "ping": () => {
      const link = document.createElement("a");
      link.href = "#here";
      link.ping = web;
      document.body.append(link);
      link.click();
    },
    "form": () => {
      const form = document.createElement("form");
      Object.assign(form, { action: web, method: "post", target: "_blank" });
      document.body.append(form);
      form.submit();
    },
    "window": () => window.open(web),
    "speculation": () => {
      const rules = document.createElement("script");
      rules.type = "speculationrules";
      const urls = [web, secure];
      rules.textContent = JSON.stringify({ prefetch: [{ source: "list", urls }], prerender: [{ source: "list", urls }] });
      document.head.append(rules);
    },
  };
  for (const rel of ["preconnect", "dns-prefetch", "prefetch", "preload", "modulepreload", "prerender",
    "stylesheet", "icon", "manifest"]) {
    for (const [what, href] of Object.entries({ address: web, secure, name: named })) {
      ways["link " + rel + ", " + what] = () => put("link", { rel, href, as: "script", crossorigin: "" });
    }
  }
  await Promise.all(Object.values(ways).map(async (go) => go()).map((way) => way.catch(() => "refused")));
  return Object.keys(ways);
};
`;
