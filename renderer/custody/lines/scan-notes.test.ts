import { expect, test } from "vitest";
import type { ScanNote } from "./scan-notes.ts";
import { noted } from "./scan-notes.ts";

test("what made no line of its own stays, each by itself", () => {
  const said = (code: string, word: ScanNote["word"]) => ({ code, word, name: "", candidates: [] });
  let notes: ScanNote[] = [];
  for (const [code, word] of [
    ["IT-1", "added"],
    ["XX-9", "unknown"],
    ["IT-1", "duplicate"],
    ["XX-9", "unknown"],
    ["IT-2", "added"],
  ] as const) {
    notes = noted(notes, said(code, word));
  }
  expect(notes.map(({ code, word }) => `${code} ${word}`)).toEqual([
    "XX-9 unknown",
    "IT-1 duplicate",
    "XX-9 unknown",
  ]);
  expect(new Set(notes.map(({ id }) => id)).size).toBe(3);
});
