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
  </body>
</html>
`,
  "page.css": `#sheet {
  color: rgb(4, 5, 6);
}
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
`,
};
