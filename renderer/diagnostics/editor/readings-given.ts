import type { Compared } from "../../../shared/domain/checklist/condition.ts";
import { probeSpec } from "../../../shared/domain/checklist/probes.ts";

/** How yes and no are said in the language of the window. */
export interface YesNo {
  yes: string;
  no: string;
}

/** What is typed for a reading that is an empty word. */
const EMPTY = "-";

/** Readings of a probe as they are typed for a preview: yes and no, numbers, else words. What is left out was not read. */
export function readingsGiven(
  probe: string,
  typed: Readonly<Record<string, string>>,
  said: YesNo,
): Record<string, Compared> {
  const known = probeSpec(probe)?.readings ?? {};
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]) => {
      const plain = text.normalize("NFKC").trim();
      return plain === "" || !Object.hasOwn(known, name) ? [] : [[name, valueOf(plain, said)] as const];
    }),
  );
}

function valueOf(plain: string, { yes, no }: YesNo): Compared {
  const word = plain.toLowerCase();
  if (["true", yes.toLowerCase()].includes(word)) return true;
  if (["false", no.toLowerCase()].includes(word)) return false;
  if (word === EMPTY) return "";
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : plain;
}
