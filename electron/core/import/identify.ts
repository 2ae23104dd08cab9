import { serialForm, uniqueForm, uuidForm } from "../../../shared/domain/kind/unique-form.ts";
import type { Inventory, Rejection } from "./inventory.ts";
import { compare } from "./signs.ts";
import type { Compared } from "./signs.ts";
import { judge } from "./verdict.ts";
import type { KnownAsset } from "./known-asset.ts";

export type MarkKind = "serial" | "uuid" | "tag" | "mac" | "number";

/** The register, asked for a mark. */
export interface AssetFinder {
  /**
   * Assets with this mark, in the form in which it is compared (`unique-form.ts`); MAC of any of its
   * ports. A record that was merged answers the asset it became part of; nothing is answered twice.
   */
  find(by: MarkKind, value: string): KnownAsset[];
  /** An asset by its id; null where there is none, or it is part of another one. */
  asset(id: string): KnownAsset | null;
}

/** An asset that may be the machine of a document. */
export interface Candidate extends Compared {
  asset: KnownAsset;
}

export type Identified =
  /** Null for a machine that is new. */
  { asset: KnownAsset | null } | { candidates: Candidate[] } | { reason: Rejection };

/** More addresses are not asked: the first ports of a machine are its own. */
const ASKED_MACS = 16;

/** The asset an inventory is about, or those that it may be about and a person must choose from. */
export function identify(inventory: Inventory, sha256: string, finder: AssetFinder): Identified {
  const asked = askedMarks(inventory);
  if (asked.length === 0) {
    const message = "nothing in the document tells this machine from others: no serial, UUID, tag or address";
    return { reason: { code: "unidentified", message, path: "content" } };
  }
  const met = new Map<string, KnownAsset>();
  for (const [by, value] of asked) for (const each of finder.find(by, value)) met.set(each.id, each);
  // Whoever decided what a document is about is not asked again.
  const holder = [...met.values()].find(({ documents }) => documents.includes(sha256));
  if (holder) return { asset: holder };
  const { serial, uuid } = inventory.marks;
  const judged = [...met.values()].map((asset) => {
    const compared = compare(asset, inventory);
    return { asset, ...compared, verdict: judge(compared, serial === "" && uuid === "") };
  });
  const same = judged.filter(({ verdict }) => verdict === "same");
  const maybe = judged.filter(({ verdict }) => verdict === "maybe");
  const [one] = same;
  // One that nothing speaks against goes before those that share a mark with it and are otherwise different.
  const stands = maybe.every(({ contradicts }) => contradicts.size > 0);
  if (one && same.length === 1 && stands) return { asset: one.asset };
  const candidates = [...same, ...maybe].map(({ asset, agrees, contradicts }) => ({
    asset,
    agrees,
    contradicts,
  }));
  return candidates.length === 0 ? { asset: null } : { candidates };
}

function askedMarks({ marks: { serial, uuid, tag, macs } }: Inventory): (readonly [MarkKind, string])[] {
  const asked = [
    ["serial", serialForm(serial)],
    ["uuid", uuidForm(uuid)],
    ["tag", uniqueForm(tag)],
    ...macs.slice(0, ASKED_MACS).map((mac) => ["mac", mac] as const),
  ] as const;
  return asked.filter(([, value]) => value !== "");
}
