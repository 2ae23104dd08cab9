import { say } from "../../../build/runtime/say.mjs";
import { whyNotHere } from "./available.ts";
import { openLab } from "./lab.ts";
import type { Lab } from "./lab.ts";
import { ensurePackages } from "./packages.ts";

/** One thing that must hold against real servers. It fails by throwing (`node:assert`). */
export interface ProbeCase {
  /** A law in words: what answers what. */
  name: string;
  /** Debian's packages it needs. */
  packages: readonly string[];
  run(lab: Lab): Promise<void>;
}

export interface Figures {
  passed: number;
  failed: number;
  /** Could not be tried on this machine; each is named. */
  notRun: number;
  failures: string[];
}

/** Runs one case after the other, each in a lab of its own, and names every one of them. */
export async function runCases(cases: readonly ProbeCase[]): Promise<Figures> {
  const figures: Figures = { passed: 0, failed: 0, notRun: 0, failures: [] };
  const reason = await whyNotHere();
  if (reason === null) await ensurePackages([...new Set(cases.flatMap(({ packages }) => packages))]);
  for (const { name, run } of cases) {
    if (reason !== null) {
      figures.notRun += 1;
      say(`not run: ${name} (${reason})`);
      continue;
    }
    const lab = openLab();
    try {
      await run(lab);
      figures.passed += 1;
      say(`ok: ${name}`);
    } catch (error) {
      figures.failed += 1;
      const why = error instanceof Error ? error.message : String(error);
      figures.failures.push(`${name}: ${why}`);
      say(`FAILED: ${name}\n${why}`);
    } finally {
      await lab.close();
    }
  }
  return figures;
}
