import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { expect, test } from "vitest";

/** Sizes and weights as they stand in the sheets; the tour reads what every screen has of them. */
const renderer = fileURLToPath(new URL("..", import.meta.url));
const sheets = readdirSync(renderer, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".css"))
  .map((name) => ({ name, css: readFileSync(path.join(renderer, name), "utf8") }));

function valuesOf(property: string): { at: string; value: string }[] {
  return sheets.flatMap(({ name, css }) =>
    [
      ...css
        .replace(/@font-face\s*\{[^}]*\}/g, "")
        .matchAll(new RegExp(`(?:^|[\\s;{])${property}:\\s*([^;]+);`, "g")),
    ].map(([, value = ""]) => ({ at: name, value: value.trim() })),
  );
}

/** Least text, rem. */
const LEAST = 0.75;

test("no text is smaller than 12 px, and sizes come from the scale", () => {
  const sizes = valuesOf("font-size");
  expect(sizes.length).toBeGreaterThan(50);
  const fits = (value: string) => {
    const rem = /^([\d.]+)rem$/.exec(value)?.[1];
    if (rem !== undefined) return Number(rem) >= LEAST;
    const px = /^(\d+)px$/.exec(value)?.[1];
    if (px !== undefined) return Number(px) >= LEAST * 16;
    // Signs beside a word are as large as the word asks; a share of it must not shrink it.
    const em = /^([\d.]+)em$/.exec(value)?.[1];
    if (em !== undefined) return Number(em) >= 1;
    return /^var\(--fz(-list|-small|-title)?\)$|^inherit$/.test(value);
  };
  expect(sizes.filter(({ value }) => !fits(value))).toEqual([]);
  const scale = valuesOf("--fz(?:-[a-z]+)?");
  expect(scale).toHaveLength(8);
  expect(scale.filter(({ value }) => !(Number.parseFloat(value) >= LEAST && value.endsWith("rem")))).toEqual(
    [],
  );
});

test("two weights: Chinese faces have no third", () => {
  const weights = valuesOf("font-weight");
  expect(weights.length).toBeGreaterThan(10);
  expect(weights.filter(({ value }) => !["400", "600", "inherit"].includes(value))).toEqual([]);
});
