/**
 * Where facts of a machine come from: named programs of its system, each with fixed words and nothing
 * that a checklist or a person could put in. The collector runs the same ones on the user's machine
 * (`collector/collect.sh`, `collect.ps1`), and its test holds the two together.
 */

export const SYSTEMS = ["win32", "linux", "darwin"] as const;
export type System = (typeof SYSTEMS)[number];

export type Source =
  /** A program with its arguments. */
  | { id: string; run: readonly [program: string, ...args: string[]] }
  /** A small file of the system. */
  | { id: string; file: string }
  /** What PowerShell answers to an expression; written without double quotes, as it travels in a command line. */
  | { id: string; shell: string };

export const run = (id: string, program: string, ...args: string[]): Source => ({
  id,
  run: [program, ...args],
});
export const file = (id: string, path: string): Source => ({ id, file: path });
export const shell = (id: string, expression: string): Source => ({ id, shell: expression });

/**
 * First lines of the files of these names under a folder, `path:value` each: `/sys` holds one value in a
 * file, and which files there are differs from machine to machine.
 */
export function tree(id: string, root: string, depth: number, names: readonly string[]): Source {
  const wanted = names.flatMap((name, index) => [...(index === 0 ? [] : ["-o"]), "-name", name]);
  const each = ["-exec", "grep", "-asHm1", ".", "{}", "+"];
  return run(id, "find", "-L", root, "-maxdepth", String(depth), "-type", "f", "(", ...wanted, ")", ...each);
}
