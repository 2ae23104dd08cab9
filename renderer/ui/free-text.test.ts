import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("whatever people write freely is written in a FreeText, which warns; only pairing codes and YAML are not", () => {
  const files = globSync("renderer/**/*.tsx").map((file) => file.replaceAll("\\", "/"));
  const plain = files.filter((file) => /\bTextarea\b/.test(readFileSync(file, "utf8")));
  expect(plain.sort()).toEqual([
    "renderer/diagnostics/editor/yaml-tab.tsx",
    "renderer/onboarding/start-step.tsx",
    "renderer/sync/join-hub.tsx",
    "renderer/ui/free-text.tsx",
  ]);
});
