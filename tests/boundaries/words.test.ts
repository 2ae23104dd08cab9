import { readdirSync } from "node:fs";
import path from "node:path";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, test } from "vitest";
import { words } from "../../build/boundaries/words.config.mjs";

const fixtures = path.join(import.meta.dirname, "fixtures/words");

/** Complaints of the boundary rules alone about the tree under `cwd`. */
async function complaints(cwd: string, folders: string[]): Promise<string[]> {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    // A comment that switches a rule off must not switch a law off.
    allowInlineConfig: false,
    overrideConfig: [
      {
        files: ["**/*.{ts,tsx}"],
        languageOptions: {
          parser: tseslint.parser as never,
          parserOptions: { ecmaFeatures: { jsx: true } },
        },
      },
      ...words,
    ],
  });
  const results = await eslint.lintFiles(folders);
  return results.flatMap(({ filePath, messages }) =>
    messages.map((message) => `${path.relative(cwd, filePath)}:${message.line} ${message.message}`),
  );
}

describe("each word rule fires on its fixture", () => {
  const told: Record<string, RegExp> = {
    clock: /clock is injected/,
    randomness: /(Randomness is|Identifiers are) injected/,
    raw: /Raw ipcMain/,
    network: /network only in/,
    shared: /shared\/ runs anywhere/,
  };
  test.each(readdirSync(fixtures))("%s", async (name) => {
    const found = await complaints(path.join(fixtures, name), ["."]);
    expect(found.join("\n")).toMatch(told[name.split("-")[0] ?? ""] ?? /^$/);
  });
});

test("the real tree keeps every word rule", async () => {
  const root = path.join(import.meta.dirname, "../..");
  expect(await complaints(root, ["shared", "hub", "electron", "renderer"])).toEqual([]);
});
