import type { Compared } from "../../../shared/domain/checklist/condition.ts";
import { probeSpec } from "../../../shared/domain/checklist/probes.ts";

/** Readings of a probe that are not words: by their titles nobody can tell, so what was typed decides. */
export function readingsGiven(
  probe: string,
  typed: Readonly<Record<string, string>>,
): Record<string, Compared> {
  const known = probeSpec(probe)?.readings ?? {};
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]) => {
      const plain = text.normalize("NFKC").trim();
      if (plain === "" || !Object.hasOwn(known, name)) return [];
      return [[name, valueOf(plain)] as const];
    }),
  );
}

const YES = ["yes", "true", "是"];
const NO = ["no", "false", "否"];
/** What is said for a word that is empty, as a reading may be. */
const EMPTY = ["-", "–", "无", "none"];

function valueOf(plain: string): Compared {
  const word = plain.toLowerCase();
  if (YES.includes(word)) return true;
  if (NO.includes(word)) return false;
  if (EMPTY.includes(word)) return "";
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : plain;
}
