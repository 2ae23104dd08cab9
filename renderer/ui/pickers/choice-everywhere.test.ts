import { readFileSync, globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const renderer = fileURLToPath(new URL("../..", import.meta.url));

test("whatever is one of some is a Choice: typed at in Chinese, pinyin and initials everywhere", () => {
  const plain = globSync("**/*.tsx", { cwd: renderer }).filter((file) => {
    const text = readFileSync(`${renderer}${file}`, "utf8");
    return /<(?:Native)?Select\b|<Autocomplete\b/.test(text);
  });
  expect(plain).toEqual(["ui/pickers/choice.tsx"]);
});
