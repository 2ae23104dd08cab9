import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function tokensOf(scheme: "light" | "dark"): Record<string, string> {
  const from =
    css.indexOf(`data-mantine-color-scheme='${scheme}'`) >= 0
      ? css.indexOf(`data-mantine-color-scheme='${scheme}'`)
      : css.indexOf(`data-mantine-color-scheme="${scheme}"`);
  const block = css.slice(from, css.indexOf("}", from));
  return Object.fromEntries([...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]));
}

/** Relative luminance of WCAG 2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["ground", "ground-side", "ground-sunken", "ground-raised", "hover", "selected"];
const TEXTS = ["text", "text-soft", "text-faint", "accent", "ok", "warn", "bad", "note", "quiet"];

for (const scheme of ["light", "dark"] as const) {
  const tokens = tokensOf(scheme);
  const pairs: [string, string, number][] = [
    ...TEXTS.flatMap((text) => GROUNDS.map((ground): [string, string, number] => [text, ground, 4.5])),
    ...["ok", "warn", "bad", "note", "quiet"].map((tone): [string, string, number] => [
      tone,
      `${tone}-ground`,
      4.5,
    ]),
    ...["ok", "warn", "bad", "note", "quiet"].map((tone): [string, string, number] => [
      "text",
      `${tone}-ground`,
      4.5,
    ]),
    ...["ok", "warn", "bad", "note", "quiet"].map((tone): [string, string, number] => [
      "text-soft",
      `${tone}-ground`,
      4.5,
    ]),
    ["on-accent", "accent-fill", 4.5],
    ["on-accent", "accent-fill-hover", 4.5],
    // Borders of controls and the focus ring (WCAG 1.4.11, 2.4.13).
    ["line-control", "ground", 3],
    ["line-control", "ground-raised", 3],
    ["focus", "ground", 3],
    ["focus", "ground-side", 3],
  ];
  test.each(pairs)(`${scheme}: %s on %s is at least %d to 1`, (text, ground, least) => {
    const [a, b] = [tokens[text], tokens[ground]];
    expect(a, text).toBeDefined();
    expect(b, ground).toBeDefined();
    expect(contrast(a as string, b as string)).toBeGreaterThanOrEqual(least);
  });
}

test("no style asks for a token that nobody gives: it would be as if the line were not there", () => {
  const renderer = new URL("..", import.meta.url);
  const files = readdirSync(renderer, { recursive: true, encoding: "utf8" });
  const textOf = (file: string) => readFileSync(new URL(file, renderer), "utf8");
  const styles = files.filter((file) => file.endsWith(".css")).map((file) => ({ file, text: textOf(file) }));
  const given = new Set([
    ...styles.flatMap(({ text }) => [...text.matchAll(/^\s*(--[a-z\d-]+):/gm)].map(([, name]) => name)),
    // What a component reckons itself.
    ...files
      .filter((file) => file.endsWith(".tsx"))
      .flatMap((file) => [...textOf(file).matchAll(/"(--[a-z\d-]+)"/g)].map(([, name]) => name)),
  ]);
  const asked = styles.flatMap(({ file, text }) =>
    [...text.matchAll(/var\((--[a-z\d-]+)\)/g)].map(([, name = ""]) => ({ file, name })),
  );
  expect(asked.length).toBeGreaterThan(200);
  const lacking = asked.filter(({ name }) => !/^--(mantine|button)-/.test(name) && !given.has(name));
  expect(lacking).toEqual([]);
});
