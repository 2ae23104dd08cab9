import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

// Recipes for developers are followed as they are written: what they show must be what the program is today.

const ROOT = path.resolve(import.meta.dirname, "../..");
const RECIPE = path.join(ROOT, "docs/recipes/develop/new-kind.md");

/** Files that a recipe has one write, by their paths. */
function filesOf(recipe: string): Map<string, string> {
  const files = new Map<string, string>();
  let before = 0;
  for (const found of recipe.matchAll(/```(tsx?)\n(.*?)```\n/gsu)) {
    const said = recipe.slice(before, found.index);
    before = found.index + found[0].length;
    const named = [...said.matchAll(/`((?:shared|renderer)\/[\w./-]+\.tsx?)`/g)].at(-1)?.[1];
    if (named !== undefined) files.set(path.join(ROOT, named), found[2] ?? "");
  }
  return files;
}

/** The lists that it has one edit, with what its diffs add. */
function editsOf(recipe: string): Map<string, string> {
  const edits = new Map<string, string>();
  const imports = [...recipe.matchAll(/^\+(import .*)$/gm)].map(([, line]) => line as string);
  const lists = { "shared/domain/kinds.ts": "site", "renderer/app/contributions.ts": "directory" };
  for (const [index, [file, after]] of Object.entries(lists).entries()) {
    const whole = readFileSync(path.join(ROOT, file), "utf8");
    const name = /\{ (\w+) \}/.exec(imports[index] ?? "")?.[1] ?? "";
    const edited = whole.replace(new RegExp(`(\\[[^\\]]*?\\b${after},)`), `$1 ${name},`);
    edits.set(path.join(ROOT, file), `${imports[index] ?? ""}\n${edited}`);
  }
  return edits;
}

/** What the compiler of the window says of these files, as if they lay there. */
function faultsIn(files: ReadonlyMap<string, string>, edited: ReadonlyMap<string, string>): string[] {
  const config = ts.readConfigFile(path.join(ROOT, "tsconfig.renderer.json"), ts.sys.readFile)
    .config as object;
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT);
  const over = new Map([...files, ...edited]);
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const { readFile, fileExists, getSourceFile } = host;
  // Folders that the recipe makes are not there.
  delete host.directoryExists;
  host.readFile = (file) => over.get(file) ?? readFile(file);
  host.fileExists = (file) => over.has(file) || fileExists(file);
  host.getSourceFile = (file, target, ...more) => {
    const text = over.get(file);
    return text === undefined
      ? getSourceFile(file, target, ...more)
      : ts.createSourceFile(file, text, target);
  };
  const program = ts.createProgram([...over.keys()], { ...options, noEmit: true }, host);
  return [...over.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(
      ({ messageText: said }) =>
        `${path.relative(ROOT, file)}: ${ts.flattenDiagnosticMessageText(said, " ")}`,
    );
  });
}

test("the recipe of a new kind compiles as it is written", () => {
  const recipe = readFileSync(RECIPE, "utf8");
  const files = filesOf(recipe);
  expect(files.size).toBeGreaterThan(3);
  expect([...files.keys()].filter((file) => existsSync(file))).toEqual([]);
  expect(faultsIn(files, editsOf(recipe))).toEqual([]);
  // What is not there any more is seen.
  const stale = [...files].map(([file, text]): [string, string] => [
    file,
    text.replace("TaskHead", "TaskTop"),
  ]);
  expect(faultsIn(new Map(stale), editsOf(recipe)).join("\n")).toContain("TaskTop");
});
