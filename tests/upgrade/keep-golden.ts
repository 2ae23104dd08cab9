import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { canonicalJson } from "../../shared/log/canonical.ts";
import {
  goldenFile,
  goldenHash,
  goldenList,
  goldenListFile,
  keptGolden,
  keptGoldens,
  nameOf,
  played,
  writtenOut,
} from "../support/domain/golden.ts";
import type { Golden, GoldenList } from "../support/domain/golden.ts";
import { makeGolden } from "../support/domain/made-golden.ts";
import { fingerprintOf, formOfPayload } from "../support/domain/payload-forms.ts";
import { EVERY_VERSION } from "../support/domain/payloads.ts";

// npm run golden: keeps golden payloads of every version that no release has fixed, and the
// fingerprint of all. What a release has fixed is left as it is.
//   --release VERSION         what is kept now is fixed by this release
//   --reread NAME --because … the examples of a fixed version mean something else from now on; why
const { values } = parseArgs({
  options: { release: { type: "string" }, reread: { type: "string" }, because: { type: "string" } },
});

mkdirSync(dirname(goldenListFile), { recursive: true });
const list: GoldenList = existsSync(goldenListFile)
  ? goldenList()
  : { fingerprint: "", released: {}, reread: {} };
const fixed = new Set(Object.values(list.released).flatMap((names) => Object.keys(names)));

for (const golden of keptGoldens()) {
  const isGone = !EVERY_VERSION.some((each) => nameOf(each) === nameOf(golden));
  if (isGone && !fixed.has(nameOf(golden))) rmSync(goldenFile(golden));
}
for (const version of EVERY_VERSION) {
  if (!fixed.has(nameOf(version)) && !isStillRight(keptGolden(version)))
    keep(makeGolden(version.type, version.v));
}
if (values.reread !== undefined) reread(values.reread, values.because ?? "");
if (values.release !== undefined) release(values.release);
list.fingerprint = fingerprintOf(
  EVERY_VERSION.map(({ type, v }) => ({ type, v, form: formOfPayload(type, v) })),
);
writeFileSync(goldenListFile, `${writtenOut(list)}\n`);

/** What still says what is so stays as it is: others compare with it. */
function isStillRight(golden: Golden | null): boolean {
  if (!golden || canonicalJson(golden.form) !== canonicalJson(formOfPayload(golden.type, golden.v)))
    return false;
  return golden.examples.every((example) => {
    const { touches, states } = example;
    return canonicalJson(played(example, golden)) === canonicalJson({ touches, states });
  });
}

function keep(golden: Golden): void {
  writeFileSync(goldenFile(golden), `${writtenOut(golden)}\n`);
}

function reread(name: string, because: string): void {
  const golden = EVERY_VERSION.filter((each) => nameOf(each) === name).map(keptGolden)[0];
  const by = Object.values(list.released).findLast((names) => Object.hasOwn(names, name));
  if (!golden || !by) throw new Error(`no release has fixed ${name}`);
  if (because.trim() === "") throw new Error("--because says why what was written means something else now");
  for (const example of golden.examples) example.states = played(example, golden).states;
  keep(golden);
  by[name] = goldenHash(golden);
  (list.reread[name] ??= []).push(because);
}

/** Fixes what none has fixed before, and the keys that were added since where there was room for them. */
function release(version: string): void {
  if (Object.hasOwn(list.released, version)) throw new Error(`${version} was released before`);
  const names = (list.released[version] = {} as Record<string, string>);
  for (const golden of keptGoldens()) {
    const form = formOfPayload(golden.type, golden.v);
    if (fixed.has(nameOf(golden)) && canonicalJson(form) === canonicalJson(golden.form)) continue;
    const grown = { ...golden, form };
    keep(grown);
    names[nameOf(golden)] = goldenHash(grown);
  }
}
