import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createVerifier } from "../../electron/core/keys/device-key.ts";
import { checkFiles } from "../../shared/proof/check/check-files.ts";
import { PACK_PROBLEM_KINDS, READ, checkPack } from "../../shared/proof/check/pack.ts";
import { PROBLEM_KINDS } from "../../shared/proof/check/problem.ts";
import { temporaryFolder } from "../support/core/core.ts";
import { longLog } from "./long-log.ts";
import { SCRIPT, runScript } from "./script.ts";
import type { Report } from "./script.ts";
import { check } from "./second.ts";
import { disposedStory } from "./story.ts";
import type { Finding } from "./second.ts";
import { vectors } from "./vectors.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const all = vectors();
const words = (findings: readonly Finding[]) =>
  findings.map(({ file, line, kind }) => `${file}:${line} ${kind}`).sort();

/** The script's reports of all vectors, four at a time: it is one process and a few more for each signature. */
async function reports(): Promise<Report[]> {
  const found: Report[] = [];
  const waiting = [...all.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, { anchor, files, packed }] = next;
      found[index] = await runScript(join(folder.path, String(index)), anchor, files, packed);
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return found;
}

describe("the vectors of proof", () => {
  test("the script and the second reader name the same faults in the same lines", async () => {
    const found = await reports();
    for (const [index, { name, anchor, kind, files, packed }] of all.entries()) {
      const { code, findings, said } = found[index] as Report;
      expect([name, ...words(findings)], said).toEqual([name, ...words(check(anchor, files, packed))]);
      expect([name, code], said).toEqual([name, kind === null ? 0 : 1]);
      if (kind !== null)
        expect(
          findings.map((each) => each.kind),
          name,
        ).toContain(kind);
    }
  });

  test("the product's own reader says the same", () => {
    for (const { name, anchor, files, packed } of all) {
      const texts = Object.entries(files).map(([file, bytes]) => ({
        name: file,
        text: isUtf8(bytes) && (!packed || file.endsWith(".txt")) ? bytes.toString("utf8") : null,
        sha256: createHash("sha256").update(bytes).digest("hex"),
      }));
      const read = texts.filter((each) => !packed || READ.has(each.name));
      const verifier = createVerifier();
      const { problems, ...signed } = checkFiles(read, anchor, verifier);
      const entries = new Map(texts.map((each) => [each.name, each]));
      const ofPack = packed ? checkPack(entries, signed, { anchor, verifier }).problems : [];
      const found = [...problems, ...ofPack];
      expect([name, ...words(found)]).toEqual([name, ...words(check(anchor, files, packed))]);
    }
  });

  test("they are at least a hundred, and name every word of the script", () => {
    const known = new Set(all.map(({ kind }) => kind));
    const text = readFileSync(SCRIPT, "utf8");
    const table = text.slice(text.indexOf("<<'WORDS'\n"), text.indexOf("\nWORDS\n"));
    const told = [...table.matchAll(/(?:^|\t)([a-z-]+)\|/gm)].map(([, word]) => word);
    expect(told).toEqual([...PROBLEM_KINDS, ...PACK_PROBLEM_KINDS].sort());
    expect(told.length).toBeGreaterThanOrEqual(25);
    expect(told.filter((word) => !known.has(word as string))).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(all.filter(({ kind }) => kind === null).length).toBeGreaterThanOrEqual(20);
  });
});

test("what went for good with a lot is an event like others, for all three readers", async () => {
  const { anchor, log, out } = disposedStory(11);
  expect(log).toContain(out);
  const spoilt = log.replace('"disposal:', '"disposed:');
  for (const [name, text, kinds] of [
    ["disposed", log, []],
    ["disposed-otherwise", spoilt, ["signature", "touches"]],
  ] as const) {
    const { findings, said } = await runScript(join(folder.path, name), anchor, { "log.txt": text });
    expect(
      findings.map(({ kind }) => kind),
      said,
    ).toEqual(expect.arrayContaining([...kinds]));
    expect(findings.length === 0).toBe(kinds.length === 0);
    expect(words(findings)).toEqual(words(check(anchor, { "log.txt": Buffer.from(text) })));
    const { problems } = checkFiles([{ name: "log.txt", text }], anchor, createVerifier());
    expect(words(problems)).toEqual(words(findings));
  }
});

describe("a log of a thousand events", () => {
  const [anchor = "", ...lines] = longLog(1000, 5);
  const text = (changed: readonly string[]) => changed.map((line) => `${line}\n`).join("");

  test("checks", async () => {
    const { code, said } = await runScript(join(folder.path, "long"), anchor, { "log.txt": text(lines) });
    expect([code, said]).toEqual([0, expect.stringContaining("1000 ")]);
  });

  test("one event that was said otherwise is named, with those that follow it", async () => {
    const at = 100;
    const changed = lines.slice(0, 200).map((line, n) => (n === at ? line.replace("3 楼", "4 楼") : line));
    const files = { "log.txt": Buffer.from(text(changed)) };
    const { code, findings } = await runScript(join(folder.path, "changed"), anchor, files);
    expect(code).toBe(1);
    expect(findings).toContainEqual({ file: "log.txt", line: at + 1, kind: "signature" });
    expect(words(findings)).toEqual(words(check(anchor, files)));
  });
});

test("the script says how it is used, and needs a key and files that are there", async () => {
  const none = await runScript(folder.path, "not a key", { "log.txt": "" });
  expect([none.code, none.said]).toEqual([2, expect.stringContaining("44")]);
});

test("the script names no program of ours", () => {
  expect(readFileSync(SCRIPT, "utf8")).not.toMatch(/deskside|console|node|npm/i);
});
