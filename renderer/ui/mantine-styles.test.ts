import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const here = path.dirname(fileURLToPath(import.meta.url));
const mantine = path.resolve(here, "../../node_modules/@mantine/core");
const components = path.join(mantine, "esm/components");

/** Parts of Mantine that the window's sources import by value. */
function importedParts(): Set<string> {
  const sources = readdirSync(path.resolve(here, ".."), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
    .map((file) => readFileSync(path.resolve(here, "..", file), "utf8"));
  const lists = sources.flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from "@mantine\/core"/g)]);
  return new Set(
    lists.flatMap(([, names = ""]) => names.split(",").map((name) => name.trim())).filter(Boolean),
  );
}

/** Style files of these parts and of everything they are made of, by Mantine's own imports. */
function stylesOf(parts: ReadonlySet<string>): Set<string> {
  const files = readdirSync(components, { recursive: true, encoding: "utf8" });
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || !file.endsWith(".mjs") || !existsSync(file)) return;
    seen.add(file);
    for (const [, other = ""] of readFileSync(file, "utf8").matchAll(/from\s*"(\.[^"]+)"/g)) {
      visit(path.join(path.dirname(file), other));
    }
  };
  for (const file of files) if (parts.has(path.basename(file, ".mjs"))) visit(path.join(components, file));
  return new Set(
    [...seen]
      .flatMap((file) => /([^/\\]+)\.module\.mjs$/.exec(file)?.[1] ?? [])
      .filter((name) => hasStyles(name)),
  );
}

const hasStyles = (name: string) => existsSync(path.join(mantine, `styles/${name}.layer.css`));

const listed = [
  ...readFileSync(path.join(here, "mantine-styles.css"), "utf8").matchAll(/styles\/(\S+)\.layer\.css/g),
].map(([, name = ""]) => name);

test("the styles of every part that is shown are there, and of no other", () => {
  const always = ["baseline", "default-css-variables", "global"];
  expect([...listed].sort()).toEqual([...always, ...stylesOf(importedParts())].sort());
});

test("they stand in Mantine's own order, in which a part goes over what it is made of", () => {
  const whole = readFileSync(path.join(mantine, "styles.layer.css"), "utf8");
  const places = listed.map((name) => {
    const own = readFileSync(path.join(mantine, `styles/${name}.layer.css`), "utf8");
    return whole.indexOf(
      own
        .slice(own.indexOf("{") + 1)
        .trim()
        .slice(0, 120),
    );
  });
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
