import { z } from "zod";
import { sameJson } from "../../log/canonical.ts";
import { entityKeyOf, hashText } from "../../log/operation.ts";
import type { Entry } from "./entries.ts";
import type { Checking } from "./problem.ts";

const link = z.object({ asset: z.uuid(), prev: z.uuid().nullable(), prevHash: hashText.nullable() });
/** A document over several assets, or what is said of one. */
const linked = z.union([
  z.object({ lines: z.array(link), number: z.string().min(1).optional() }),
  z.object({ lines: z.undefined().optional() }).and(link),
]);
type Link = z.output<typeof link>;
/** What should have come back and did not: it is spoken of, and stays with who has it. */
const staying = z.object({ unreturned: z.array(link) });
const DECISION = "custody.resolve";
/** Of assets, not of one document: they bear no number. */
const UNNUMBERED = ["custody.renew", "custody.miss", "custody.unseal"];
/** What speaks of a document after it was recorded, and moves nothing. */
const LATER = new Set(["custody.sign", "custody.attempt", ...UNNUMBERED]);

export const isLater = ({ op }: Pick<Entry, "op">): boolean => LATER.has(op.type);

/** An event with what it follows, per asset. */
export interface LinkedEvent {
  entry: Entry;
  links: Link[];
  /** Links of what stays where it is. */
  stays: Link[];
}

/** What each event says of the assets it is about. What follows nothing that can be read has no links. */
export function linkedEvents(events: readonly Entry[], { note }: Checking): LinkedEvent[] {
  const numbers = new Set<unknown>();
  return events.map((entry) => {
    const { at, op } = entry;
    const read = linked.safeParse(op.payload);
    const later = isLater(entry);
    const links = !read.success ? [] : read.data.lines === undefined ? [read.data as Link] : read.data.lines;
    const listed = Array.isArray(op.payload.unreturned);
    const beside = listed ? staying.safeParse(op.payload) : null;
    const stays = beside?.success ? beside.data.unreturned : [];
    const all = [...links, ...stays];
    const assets = all.map(({ asset }) => asset);
    const unnumbered =
      "lines" in op.payload && op.payload.number === undefined && !UNNUMBERED.includes(op.type);
    const aboutNothing = all.length === 0 || (later ? all : stays).some(({ prev }) => prev === null);
    if (!read.success || beside?.success === false || unnumbered || aboutNothing) note(at, "envelope");
    else if (!sameJson(op.touches, touchedBy(op.payload, assets))) note(at, "touches");
    if (new Set(assets).size < assets.length) note(at, "asset-twice");
    if (all.some(({ prev, prevHash }) => (prev === null) !== (prevHash === null))) {
      note(at, "predecessor-hash");
    }
    const { number, adopt, prev, tips } = op.payload;
    if (op.type === DECISION) {
      if (!Array.isArray(tips) || !tips.includes(adopt) || adopt !== prev) note(at, "decision");
    } else if (typeof number === "string" && !later) {
      if (numbers.has(number)) note(at, "slip-number");
      numbers.add(number);
    }
    return { entry, links, stays };
  });
}

/** The assets in the order of their lines, then what a lot is disposed of with: itself, and its loose media. */
function touchedBy({ disposal, media }: Record<string, unknown>, assets: readonly string[]): string[] {
  const keys = assets.map((asset) => entityKeyOf("asset", asset));
  if (typeof disposal !== "string") return keys;
  const loose = Array.isArray(media) ? media : [];
  const beside = loose.map((medium) => entityKeyOf("medium", String(medium)));
  return [...keys, entityKeyOf("disposal", disposal), ...beside];
}

/** Each event follows one that is here, was this very text, and is about the same asset. */
export function checkChain(
  events: readonly LinkedEvent[],
  entries: readonly Entry[],
  { note }: Checking,
  /** Those that are looked at; of a record alone what speaks of it. */
  which: readonly LinkedEvent[] = events,
): void {
  const known = new Map(entries.map((entry) => [entry.op.id, entry.hash]));
  const moves = events.filter(({ entry }) => !isLater(entry));
  const about = new Map(moves.map(({ entry, links }) => [entry.op.id, links.map(({ asset }) => asset)]));
  for (const { entry, links, stays } of which) {
    for (const { asset, prev, prevHash } of [...links, ...stays]) {
      if (prev === null || prevHash === null) continue;
      const hash = known.get(prev);
      if (hash === undefined) note(entry.at, "predecessor-missing");
      else if (hash !== prevHash) note(entry.at, "predecessor-hash");
      else if (!about.get(prev)?.includes(asset)) note(entry.at, "predecessor-asset");
    }
    const { tips } = entry.op.payload;
    const shown = entry.op.type === DECISION && Array.isArray(tips) ? tips : [];
    if (!shown.every((tip) => typeof tip === "string" && known.has(tip))) note(entry.at, "decision");
  }
}

/** How many times two events follow the same one: told in two ways, which is no fault. */
export function toldTwice(events: readonly LinkedEvent[]): number {
  const after = new Map<string, number>();
  for (const { asset, prev } of events.flatMap((event) => (isLater(event.entry) ? [] : event.links))) {
    const key = `${asset} ${prev ?? ""}`;
    after.set(key, (after.get(key) ?? 0) + 1);
  }
  return [...after.values()].filter((count) => count > 1).length;
}
