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
/** Words of an area in a language. */
const WORDS = /^(.*\/i18n\/)[^/]+\/(\w+)\.json$/;

/** Every edit of a set of changes; a word is one in each language, and one in all. */
export function editsOf(changes: Changes): Edit[] {
  const files = Object.entries(changes.status).filter(([file]) => !isProse(file));
  return [
    ...files
      .filter(([file]) => !WORDS.test(file))
      .flatMap(([file, status]) => (status === "A" ? [wholeFile(file, changes)] : hunksOf(file, changes))),
    ...wordsOf(
      files.map(([file]) => file).filter((file) => WORDS.test(file)),
      changes,
    ),
  ];
}

/** What a command writes is missed by that command's name. */
function commandOf(file: string): string | null {
  if (file.startsWith("tests/upgrade/golden/")) return "npm run golden";
  return file === "docs/commands.md" ? "npm run docs" : null;
}

function wholeFile(file: string, changes: Changes): Edit {
  const [folder = "", name = ""] = file
    .replace(/\.\w+$/, "")
    .split("/")
    .slice(-2);
  const own = name.includes(changes.kind) ? name : `${folder}/${name}`;
  return {
    ...{ file, part: "", names: [commandOf(file) ?? own] },
    leaveOut: (copy) => rmSync(join(copy, file)),
  };
}

/** Each change of a file, and all of them where there are several. */
function hunksOf(file: string, changes: Changes): Edit[] {
  const patch = changes.hunks(file);
  const [head = "", ...hunks] = patch.split(/^(?=@@ )/m);
  const edit = (part: string, takenBack: string): Edit => ({
    ...{ file, part, names: [commandOf(file) ?? changes.kind] },
    leaveOut: (copy) => changes.takeBack(copy, takenBack),
  });
  return [
    ...hunks.map((hunk) => edit(hunk.slice(0, hunk.indexOf("@@", 2) + 2), head + hunk)),
    ...(hunks.length > 1 ? [edit("", patch)] : []),
  ];
}

function wordsOf(files: readonly string[], changes: Changes): Edit[] {
  const areas = Map.groupBy(files, (file) => file.replace(WORDS, "$1*/$2.json"));
  return [...areas].flatMap(([everywhere, languages]) => {
    const added = languages.map((file) => [file, keysAdded(file, changes)] as const);
    const all = [...new Set(added.flatMap(([, keys]) => keys))];
    return [
      ...added.flatMap(([file, keys]) => keys.map((key) => wordIn(file, [file], key))),
      ...all.map((key) => wordIn(everywhere, languages, key)),
    ];
  });
}

function keysAdded(file: string, changes: Changes): string[] {
  const known = changes.status[file] === "M" ? keysOf(JSON.parse(changes.before(file)) as Words) : [];
  return keysOf(JSON.parse(changes.after(file)) as Words).filter((key) => !known.includes(key));
}

function wordIn(file: string, languages: readonly string[], key: string): Edit {
  return {
    ...{ file, part: key, names: [`${WORDS.exec(file)?.[2]}:${key}`] },
    leaveOut(copy) {
      for (const path of languages.map((each) => join(copy, each))) {
        const words = JSON.parse(readFileSync(path, "utf8")) as Words;
        writeFileSync(path, `${JSON.stringify(withoutKey(words, key.split(".")), null, 2)}\n`);
      }
    },
  };
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
