import { REACH } from "./reach-page.ts";

/**
 * The page that stands in for the window in the shell's own tests, file by file. It is text here
 * because it runs in a browser and belongs to neither of the worlds that the compiler checks.
 */
export const TEST_PAGE: Readonly<Record<string, string>> = {
  "index.html": `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="csp-nonce" content="__CSP_NONCE__" />
    <title>Shell test page</title>
    <link rel="stylesheet" href="./page.css" />
    <style nonce="__CSP_NONCE__">
      #nonce {
        color: rgb(1, 2, 3);
      }
    </style>
    <style>
      #no-nonce {
        color: rgb(9, 9, 9);
      }
    </style>
  </head>
  <body>
    <h1>Shell test page</h1>
    <p id="nonce">styled with the nonce</p>
    <p id="no-nonce">not styled</p>
    <p id="sheet">styled by the sheet</p>
    <script>
      window.inlineRan = true;
    </script>
    <script type="module" src="./page.js"></script>
    <script type="module" src="./reach.js"></script>
  </body>
</html>
`,
  "reach.js": REACH,
  "page.css": `#sheet {
  color: rgb(4, 5, 6);
}
`,
  "worker.js": `postMessage([typeof require, typeof process, typeof module].join());
`,
  "page.js": `// The page that stands in for the window in the shell's own tests.
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push({ directive: event.effectiveDirective, blocked: event.blockedURI });
});
window.events = [];
window.phases = [];
if (window.desk) {
  window.desk.onEvent((event) => window.events.push(event));
  window.desk.onApp((phase) => window.phases.push(phase));
}
window.moduleRan = true;

// Attempts that must come from the page itself: what the debugger evaluates is not bound by the policy.
const attempt = async (name, act) => {
  try {
    window.attempts[name] = String(await act());
  } catch (error) {
    window.attempts[name] = "refused: " + error.name;
  }
};
const loads = (element, attribute, address) =>
  new Promise((resolve, reject) => {
    element.onload = () => resolve("loaded");
    element.onerror = () => reject(new DOMException("not loaded", "NotLoaded"));
    element[attribute] = address;
    document.body.append(element);
  });
window.attempts = {};
window.attemptAll = Promise.all([
  attempt("eval", () => (0, eval)("1 + 1")),
  attempt("function", () => new Function("return 2")()),
  attempt("bridge constructor", () => window.desk.app.constructor("return typeof require")()),
  attempt("fetch own", () => fetch("app://desk/page.css").then((reply) => reply.text())),
  attempt("fetch https", () => fetch("https://example.com/").then((reply) => reply.status)),
  attempt("fetch file", () => fetch("file:///etc/passwd").then((reply) => reply.text())),
  attempt("fetch data", () => fetch("data:text/plain,x").then((reply) => reply.text())),
  attempt("beacon", () => {
    if (!navigator.sendBeacon("https://example.com/", "x")) throw new DOMException("", "NotSent");
    return "queued";
  }),
  attempt("web socket", () => {
    const socket = new WebSocket("wss://example.com/");
    return new Promise((resolve, reject) => {
      socket.onopen = () => resolve("open");
      socket.onerror = () => reject(new DOMException("", "NotOpened"));
    });
  }),
  attempt("import data", () => import("data:text/javascript,export default 1")),
  attempt("import https", () => import("https://example.com/x.js")),
  attempt("import blob", () => import(URL.createObjectURL(new Blob(["1"], { type: "text/javascript" })))),
  attempt("worker blob", () => {
    const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(typeof process)"])));
    return new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.onerror = () => reject(new DOMException("", "NotLoaded"));
    });
  }),
  attempt("worker", () => {
    const worker = new Worker("./worker.js");
    return new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.onerror = () => reject(new DOMException("", "NotLoaded"));
    });
  }),
  attempt("service worker", () => navigator.serviceWorker.register("./worker.js").then(() => "registered")),
  attempt("image https", () => loads(new Image(), "src", "https://example.com/x.png")),
  attempt("image file", () => loads(new Image(), "src", "file:///usr/share/pixmaps/x.png")),
  attempt("image data", () => loads(new Image(), "src", "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")),
  attempt("script https", () => loads(document.createElement("script"), "src", "https://example.com/x.js")),
  attempt("inline script", () => {
    const script = document.createElement("script");
    script.textContent = "window.injectedRan = true";
    document.body.append(script);
    return Boolean(window.injectedRan);
  }),
  attempt("inline handler", () => {
    document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='window.handlerRan = true'>");
    return new Promise((resolve) => setTimeout(() => resolve(Boolean(window.handlerRan)), 50));
  }),
  attempt("frame", () => {
    const frame = document.createElement("iframe");
    frame.src = "app://desk/index.html";
    document.body.append(frame);
    return new Promise((resolve) =>
      setTimeout(() => {
        try {
          resolve(frame.contentDocument ? frame.contentDocument.title : "closed");
        } catch {
          resolve("closed");
        }
      }, 300),
    );
  }),
  attempt("webview", () => {
    const view = document.createElement("webview");
    view.src = "https://example.com/";
    document.body.append(view);
    return typeof view.getWebContentsId + " " + view.constructor.name;
  }),
  attempt("database", () => typeof window.openDatabase),
]);
`,
};
