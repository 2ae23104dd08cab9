import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One thing that was added or changed; left out alone, something should fail. */
export interface Edit {
  file: string;
  /** Which part of the file: a hunk's line, a word's key; '' for all of it. */
  part: string;
  /** What a failure should speak of; one of these is enough. */
  names: string[];
  /** Takes it out of a copy in which everything is there. */
  leaveOut(copy: string): void;
}

export interface Changes {
  kind: string;
  /** Files by name: `A` for added, `M` for modified. */
  status: Readonly<Record<string, "A" | "M">>;
  before(file: string): string;
  after(file: string): string;
  /** Changes of a file as `git diff -U0` writes them. */
  hunks(file: string): string;
  /** Takes a patch back in a copy. */
  takeBack(copy: string, patch: string): void;
}

type Words = { [key: string]: string | Words };

/** Files that are read by people alone; docs/commands.md is held against the code. */
const isProse = (file: string) => file.endsWith(".md") && file !== "docs/commands.md";
const isWords = (file: string) => /\/i18n\/.*\.json$/.test(file);

/** Every edit of a set of changes; a file of words is one edit for each word. */
export function editsOf(changes: Changes): Edit[] {
  return Object.entries(changes.status)
    .filter(([file]) => !isProse(file))
    .flatMap(([file, status]) => {
      if (isWords(file)) return wordsAdded(file, changes);
      return status === "A" ? [wholeFile(file, changes)] : hunksOf(file, changes);
    });
}

/** What a command writes is missed by that command's name. */
function namesOf(file: string, { kind }: Changes): string[] {
  if (file.startsWith("tests/upgrade/golden/")) return ["npm run golden"];
  if (file === "docs/commands.md") return ["npm run docs"];
  return [kind];
}

function wholeFile(file: string, changes: Changes): Edit {
  const name = file.slice(file.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  return {
    ...{ file, part: "", names: [...namesOf(file, changes), name] },
    leaveOut: (copy) => rmSync(join(copy, file)),
  };
}

function hunksOf(file: string, changes: Changes): Edit[] {
  const [head = "", ...hunks] = changes.hunks(file).split(/^(?=@@ )/m);
  return hunks.map((hunk) => ({
    file,
    part: hunk.slice(0, hunk.indexOf("@@", 2) + 2),
    names: namesOf(file, changes),
    leaveOut: (copy) => changes.takeBack(copy, head + hunk),
  }));
}

function wordsAdded(file: string, changes: Changes): Edit[] {
  const known = changes.status[file] === "M" ? keysOf(JSON.parse(changes.before(file)) as Words) : [];
  const added = keysOf(JSON.parse(changes.after(file)) as Words).filter((key) => !known.includes(key));
  return added.map((key) => ({
    ...{ file, part: key, names: [key] },
    leaveOut(copy) {
      const path = join(copy, file);
      const words = JSON.parse(readFileSync(path, "utf8")) as Words;
      writeFileSync(path, `${JSON.stringify(withoutKey(words, key.split(".")), null, 2)}\n`);
    },
  }));
}

function keysOf(words: Words, above = ""): string[] {
  return Object.entries(words).flatMap(([key, below]) =>
    typeof below === "string" ? [above + key] : keysOf(below, `${above}${key}.`),
  );
}

function withoutKey(words: Words, [key = "", ...rest]: string[]): Words {
  const { [key]: below, ...others } = words;
  if (rest.length === 0 || typeof below !== "object") return others;
  return { ...words, [key]: withoutKey(below, rest) };
}
