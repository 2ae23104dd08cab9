import type { MediumType } from "./medium-types.ts";
import { METHODS, TECHNIQUES, TECHNIQUE_TABLE, isMagnetic } from "./techniques.ts";
import type { Method, Reason, Source, Technique } from "./techniques.ts";

/** Rules that a wipe may follow. */
export const NORMS = ["nist80088", "gb46864", "own"] as const;
export type Norm = (typeof NORMS)[number];

/** Whether a technique is a method on a medium of a type; said why not, or what to look out for. */
export interface Verdict {
  allowed: boolean;
  why: Reason | null;
  sources: readonly Source[];
}

const strength = (method: Method) => METHODS.indexOf(method);

/** By GB 46864 neither deleting nor a factory reset is clearing. */
const NO_CLEARING: readonly Technique[] = ["factoryReset", "filesOnly"];

/** @param norm rule that is to be followed; null while nobody has said */
export function verdictOf(
  type: MediumType,
  method: Method,
  technique: Technique,
  norm: Norm | null = null,
): Verdict {
  const { reaches, refused = {}, warned = {}, sources } = TECHNIQUE_TABLE[technique];
  const no = (why: Reason): Verdict => ({ allowed: false, why, sources });
  const most = reaches[type];
  if (!most) return no(refused[type] ?? "notOnThisType");
  if (most === "destroy") return method === "destroy" ? yes() : no("isDestroying");
  if (method === "destroy") return no(technique === "degauss" ? "degaussNotDestroy" : "notDestroying");
  if (strength(method) > strength(most)) return no(refused[type] ?? "onlyClear");
  return norm === "gb46864" && NO_CLEARING.includes(technique) ? no("gbNoClearing") : yes();

  function yes(): Verdict {
    return { allowed: true, why: warned[type] ?? null, sources };
  }
}

/** Techniques that are this method on a medium of a type, in the order of the table. */
export function allowedTechniques(type: MediumType, method: Method): Technique[] {
  return TECHNIQUES.filter((technique) => verdictOf(type, method, technique).allowed);
}

/** What comes after a wipe that failed: the next stronger method there is on this type, with its techniques. */
export function nextStronger(type: MediumType, failed: Method): { method: Method; techniques: Technique[] } {
  const stronger = METHODS.slice(Math.min(strength(failed) + 1, METHODS.length - 1));
  for (const method of stronger) {
    const techniques = allowedTechniques(type, method);
    if (techniques.length > 0) return { method, techniques };
  }
  return { method: "destroy", techniques: allowedTechniques(type, "destroy") };
}

const OVERWRITING: readonly Technique[] = ["overwrite", "ataSanitizeOverwrite"];

/** Fewest passes of an overwrite by a rule, and whether of random data; null where the rule says none. */
export function passesBy(
  norm: Norm,
  type: MediumType,
  technique: Technique,
): { passes: number; random: boolean } | null {
  if (!OVERWRITING.includes(technique) || norm === "own") return null;
  return norm === "gb46864" && isMagnetic(type) ? { passes: 3, random: true } : { passes: 1, random: false };
}
