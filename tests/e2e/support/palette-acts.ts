import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { projectRoot } from "../../../build/runtime.mjs";

/**
 * What is done with a part of one screen, or with what stands open there: keys of a list, a form, the editor, the tray
 * and the composer, the options of a step, an address that is shown, the way back, the palette itself, what can be undone just now.
 */
const OF_A_SCREEN =
  /^(list|form|editor|scan|slip|custody|palette|record|undo)\b|^go\.back$|^ticket\.(context|noteAndResolve|takeProposal|dropGuess|similar)$|^run\.option\d$|^address\.(extend|release)$/;

/**
 * The Chinese names of all acts, from the catalogue: it holds each act that something registers or
 * contributes, and no other (`catalogue.test.ts`, `wanted-words.test.ts`).
 */
export function namesOfActs(): string[] {
  const file = path.join(projectRoot, "renderer/i18n/zh-CN/actions.json");
  const words = JSON.parse(readFileSync(file, "utf8")) as Words;
  return acts(words, "")
    .filter(([id]) => !OF_A_SCREEN.test(id))
    .map(([, name]) => name);
}

type Words = { [key: string]: string | Words };

/** Whatever has a name and keywords is an act. */
function acts(words: Words, id: string): [id: string, name: string][] {
  const { name, keywords } = words;
  const own: [string, string][] = typeof name === "string" && keywords !== undefined ? [[id, name]] : [];
  const inner = Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [] : acts(value, id === "" ? key : `${id}.${key}`),
  );
  return [...own, ...inner];
}

/** The acts of which the palette, typed their whole name, has no line; it is open and stays so. */
export async function missingInPalette(page: Page, names: readonly string[]): Promise<string[]> {
  const palette = page.getByRole("dialog", { name: "命令面板" });
  const asked = palette.getByRole("combobox");
  const missing: string[] = [];
  for (const name of names) {
    await asked.fill(name);
    const line = palette.getByRole("option").filter({ hasText: beginsWith(name) });
    const found = line.first().waitFor({ timeout: 2000 });
    await found.catch(() => missing.push(name));
  }
  return missing;
}

const beginsWith = (words: string) => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}`);
