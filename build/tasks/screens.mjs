// npm run screens: every screen in both languages, themes and densities, the main ones in every size, all
// in forced colours and walked by Tab, as pictures with a page that shows them (out/screens/index.html).
// Arguments go to Playwright (-g "queue"). Exit 0 when nothing was found on any of them.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installedCommand, pinnedEnv, projectRoot } from "../runtime/paths.mjs";
import { build } from "./build.mjs";

const folder = path.join(projectRoot, "out/screens");
rmSync(folder, { recursive: true, force: true });
await build("test");
/** The tours, and the tests whose pictures are portrayed on the way. */
const FILES = [
  ...["tour", "intake", "requests", "service-clock", "ticket-work", "ticket-lists", "delivery"],
  ...["security-and-callers", "definitions"],
];
const { status } = spawnSync(
  installedCommand("playwright"),
  [
    ...["test", "--project=e2e", ...FILES, "--no-deps"],
    ...["--timeout", "1200000", ...process.argv.slice(2)],
  ],
  { cwd: projectRoot, env: { ...pinnedEnv(), DESKSIDE_ALBUM: "whole" }, stdio: "inherit" },
);
const pictures = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".png")) : [];
/** @type {Map<string, string[]>} Pictures by screen, in the order of the tour as far as names tell it. */
const byScreen = new Map();
for (const picture of pictures.sort()) {
  const [screen = ""] = picture.split(".");
  byScreen.set(screen, [...(byScreen.get(screen) ?? []), picture]);
}
if (pictures.length > 0) writeFileSync(path.join(folder, "index.html"), page());
process.stdout.write(
  `deskside: ${pictures.length} pictures of ${byScreen.size} screens: out/screens/index.html\n`,
);
process.exitCode = status ?? 1;

function page() {
  const sheets = [...byScreen].map(
    ([screen, names]) => `<h2 id="${screen}">${screen}</h2>\n<div>${names.map(figure).join("\n")}</div>`,
  );
  const contents = [...byScreen.keys()].map((screen) => `<a href="#${screen}">${screen}</a>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Deskside: every screen</title>
<style>
  body { font: 14px/1.5 sans-serif; margin: 24px; background: #eceef1; }
  nav a { margin-right: 12px; }
  div { display: flex; flex-wrap: wrap; gap: 16px; }
  figure { margin: 0; width: 420px; }
  img { width: 100%; border: 1px solid #858d99; background: #fff; }
</style>
<h1>Every screen</h1>
<nav>${contents.join("\n")}</nav>
${sheets.join("\n")}
</html>
`;
}

/** @param {string} name */
function figure(name) {
  const what = name.split(".").slice(1, -1).join(", ");
  return `<figure><a href="${name}"><img loading="lazy" src="${name}" alt="${name}"></a><figcaption>${what}</figcaption></figure>`;
}
