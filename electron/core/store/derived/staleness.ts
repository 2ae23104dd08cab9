import { KIND_NAMES } from "../../../../shared/domain/kinds.ts";
import type { Meta } from "../log/meta.ts";
import { isDiskTrouble, sqliteCode } from "../care/open-database.ts";
import type { Sqlite } from "../care/open-database.ts";
import { declarations, liftingTypes } from "./declaration.ts";

/** Behind every id. */
const END = "~";

export type Staleness = ReturnType<typeof createStaleness>;

/**
 * Which records were derived by another declaration than this program's. Kind by kind they are
 * derived anew, the newest first, so what is left is a kind's records below an id: nothing has to
 * be marked when a store is opened, and a program that was killed goes on where it stopped.
 */
export function createStaleness(db: Sqlite, meta: Meta) {
  const present = declarations();
  const lastId = db.prepare<[], string | null>("SELECT max(id) FROM entity").pluck();
  /** Records that came later were derived by this program. */
  let until = "";
  let waiting: string[] = [];
  let below = END;

  function look(): void {
    if (waiting.length === 0) until = lastId.get() ?? "";
    const known = meta.get("derived") ?? {};
    waiting = KIND_NAMES.filter((kind) => known[kind] !== present[kind]);
    const at = meta.get("refreshing");
    const [first] = waiting;
    below = first !== undefined && at?.kind === first && at.declared === present[first] ? at.below : END;
  }
  look();

  // From here on this program writes into kinds that another one derived. Should the other come back
  // before all of them have been derived anew, it must not take what was written meanwhile for its own.
  const known = meta.get("derived") ?? {};
  const others = waiting.filter((kind) => (known[kind] ?? "") !== "");
  if (others.length > 0) {
    try {
      meta.set("derived", { ...known, ...Object.fromEntries(others.map((kind) => [kind, ""])) });
    } catch (error) {
      // On a full disk nothing else is written either; the next opening says it.
      if (!isDiskTrouble(sqliteCode(error))) throw error;
    }
  }

  return {
    isStale(kind: string, id: string): boolean {
      if (waiting.length === 0 || id > until || !waiting.includes(kind)) return false;
      return kind !== waiting[0] || id < below;
    },
    /** Kinds that wait, in the order in which they are derived anew. */
    kinds: (): readonly string[] => waiting,
    /** The kind whose turn it is, and below which id its records are still stale. */
    next: (): { kind: string; below: string } | null =>
      waiting[0] === undefined ? null : { kind: waiting[0], below },
    /** Records of this kind down to an id are as this program derives them, once the transaction is done. */
    reached(kind: string, id: string): void {
      meta.set("refreshing", { kind, declared: present[kind] ?? "", below: id });
    },
    /** The same of the whole kind. */
    done(kind: string): void {
      meta.set("derived", { ...meta.get("derived"), [kind]: present[kind] ?? "" });
    },
    /** The same of a store in which nothing is derived yet. */
    empty(): void {
      meta.set("derived", present);
      meta.set("lifted", { types: liftingTypes().join(" "), next: "", after: 0 });
    },
    /** Takes what is stored for what holds: after the end of a transaction that said something of it. */
    look,
  };
}
