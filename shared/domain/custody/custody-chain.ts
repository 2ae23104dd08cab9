import type { Keeping } from "./keeping.ts";
import type { Accessory, MissingAccessory } from "./line-forms.ts";

/**
 * The custody chain of one asset. Each event names the event it follows; two events that follow
 * the same one are two branches, and the asset is contested until a lead decides. Nothing is ever
 * rewritten: a branch that was not adopted stays, marked with the decision that set it aside.
 */
export interface CustodyEvent {
  /** Operation id. */
  id: string;
  hash: string;
  prev: string | null;
  prevHash: string | null;
  act: "handOver" | "return" | "resolve";
  /** Index in the entity's `marks`: who, which device, which sequence. */
  mark: number;
  /** Who or what answers for the asset after this event; null when a decision adopts what nobody has seen. */
  to: Keeping | null;
  /** Who has it in hand after this event; null while it lies in a pool. */
  holder: Holder | null;
  number: string | null;
  from: string | null;
  place: string;
  /** As the device's clock showed it. */
  at: string;
  reason: string;
  condition: string | null;
  signed: boolean;
  /** It was recorded without a signature, and said why: it is signed later. */
  unsigned?: true;
  /** Of a loan, the day on which it is due back. */
  dueBack?: string;
  note: string;
  /** What went out or came back with it; absent where nothing did. */
  accessories?: readonly Accessory[];
  /** Of a return: what did not come back of what went out. */
  missing?: readonly MissingAccessory[];
  /** Of a return: days after the day it was due back. */
  daysLate?: number;
  /** The serial number on the thing was another than the register's. */
  serialDiffers?: true;
  /** It was not handed over by who had it, and says why, or that one signed. */
  excused?: true;
  /** Of a return: whether it is kept for a legal or audit hold. */
  hold?: boolean;
  /** Of a return: it was taken in without a look at it, under this seal. */
  seal?: string;
  /** Of a decision: the last events of all stories that were on the screen. */
  tips?: string[];
  /** `prev` is known but its hash is not the one this event names, or `prev` was never seen. */
  broken?: true;
  /** Operation id of the decision that did not adopt this event; gone while its story is told again. */
  setAside?: string;
}

export interface Holder {
  person: string | null;
  name: string;
}

export interface CustodyChain {
  events: CustodyEvent[];
  /** Ids of the events before any open fork, in order. */
  trunk: string[];
  /** Open stories after the fork, the one the hub received first in front; empty when uncontested. */
  branches: string[][];
}

export const EMPTY_CHAIN: CustodyChain = { events: [], trunk: [], branches: [] };

/** Last event of the (provisionally) valid story. */
export function headOf(chain: CustodyChain): CustodyEvent | undefined {
  const path = chain.branches[0] ?? chain.trunk;
  return eventOf(chain, path.at(-1) ?? null);
}

/** What the valid story says: its last event that is no decision, which only chooses a story. */
export function toldBy(chain: CustodyChain): CustodyEvent | undefined {
  let event = headOf(chain);
  for (let left = chain.events.length; event?.act === "resolve" && left > 0; left -= 1) {
    event = eventOf(chain, event.prev);
  }
  return event?.act === "resolve" ? undefined : event;
}

export function eventOf(chain: CustodyChain, id: string | null): CustodyEvent | undefined {
  return id === null ? undefined : chain.events.find((event) => event.id === id);
}

/** Last events of all open stories. */
export function tipsOf(chain: CustodyChain): string[] {
  return chain.branches.map((branch) => branch.at(-1)).filter((id) => id !== undefined);
}

/**
 * Adds an event. Normally it comes after the one it follows; but a hub that was put back may take
 * the first one again, with a later number, while a console still knew the place of the second.
 * Then the stories are told anew, each event after the one it follows.
 */
export function extend(chain: CustodyChain, event: CustodyEvent): CustodyChain {
  const cameBefore = chain.events.some(({ prev }) => prev === event.id);
  return cameBefore ? inCausalOrder([...chain.events, event]).reduce(add, EMPTY_CHAIN) : add(chain, event);
}

function add(chain: CustodyChain, event: CustodyEvent): CustodyChain {
  return event.act === "resolve" ? decide(chain, event, event.tips ?? []) : follow(chain, event);
}

function inCausalOrder(events: readonly CustodyEvent[]): CustodyEvent[] {
  const waiting = events.map(({ broken: _, setAside: __, ...event }): CustodyEvent => event);
  const ordered: CustodyEvent[] = [];
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ prev }) => !waiting.some(({ id }) => id === prev));
    // Nobody can follow themselves; made-up events that do are taken as they came.
    ordered.push(...waiting.splice(Math.max(0, ready), 1));
  }
  return ordered;
}

/** Adds a hand-over or a return. */
export function follow(chain: CustodyChain, event: CustodyEvent): CustodyChain {
  const next = { ...chain, events: [...chain.events, checked(chain, event)] };
  if (chain.branches.length === 0) {
    if (event.prev === (chain.trunk.at(-1) ?? null)) {
      return { ...next, trunk: [...chain.trunk, event.id] };
    }
    return fork(next, event);
  }
  const grown = chain.branches.findIndex((branch) => branch.at(-1) === event.prev);
  if (grown >= 0) {
    const branches = chain.branches.map((branch, index) =>
      index === grown ? [...branch, event.id] : branch,
    );
    return { ...next, branches };
  }
  return fork(next, event);
}

/** Applies a decision: stories in `tips` are closed in favour of `event.prev`. */
export function decide(chain: CustodyChain, event: CustodyEvent, tips: readonly string[]): CustodyChain {
  // Two leads who decide the same, without knowing of each other, do not contradict each other:
  // the later decision stands behind the earlier one.
  const agreed = chain.events
    .filter((each) => each.act === "resolve" && each.prev === event.prev && !each.setAside && !each.broken)
    .at(-1);
  const after = agreed?.id ?? event.prev ?? "";
  const home = chain.branches.find((branch) => branch.includes(after));
  const events = [...chain.events, checked(chain, event)];
  if (!home && agreed && chain.trunk.includes(after)) {
    return { ...chain, events, trunk: insertAfter(chain.trunk, after, event.id) };
  }
  if (!home) return follow(chain, event);
  const path = agreed
    ? insertAfter(home, after, event.id)
    : [...home.slice(0, home.indexOf(after) + 1), event.id];
  const closed = chain.branches.filter(
    (branch) => tips.includes(branch.at(-1) as string) || (agreed && branch === home),
  );
  // A story that grew, or that the lead did not know of, stays open beside the decision.
  const open = chain.branches.filter((branch) => !closed.includes(branch));
  const aside = new Set(closed.flat());
  const decided = events.map((each) =>
    aside.has(each.id) && !each.setAside ? { ...each, setAside: event.id } : each,
  );
  if (open.length === 0) return told({ events: decided, trunk: [...chain.trunk, ...path], branches: [] });
  return told({ events: decided, trunk: chain.trunk, branches: [path, ...open] });
}

function insertAfter(ids: readonly string[], after: string, id: string): string[] {
  const at = ids.indexOf(after) + 1;
  return [...ids.slice(0, at), id, ...ids.slice(at)];
}

/**
 * What every open story begins with is no longer contested and belongs to the trunk; and an event
 * that is told again, on the trunk or in an open story, is not set aside any more.
 */
function told(chain: CustodyChain): CustodyChain {
  let { trunk, branches } = chain;
  let shared = branches[0]?.[0];
  while (shared !== undefined && branches.every((branch) => branch.length > 1 && branch[0] === shared)) {
    trunk = [...trunk, shared];
    branches = branches.map((branch) => branch.slice(1));
    shared = branches[0]?.[0];
  }
  const standing = new Set([...trunk, ...branches.flat()]);
  const events = chain.events.map((event) => {
    if (!event.setAside || !standing.has(event.id)) return event;
    const { setAside: _, ...again } = event;
    return again;
  });
  return { events, trunk, branches };
}

/** Opens a new story beside what stands, back to the event where the two part. */
function fork(chain: CustodyChain, event: CustodyEvent): CustodyChain {
  const path = [event.id];
  let at = event.prev;
  while (at !== null && !chain.trunk.includes(at)) {
    const before = eventOf(chain, at);
    if (!before || path.includes(before.id)) break;
    path.unshift(before.id);
    at = before.prev;
  }
  const found = at === null ? -1 : chain.trunk.indexOf(at);
  // A story whose beginning nobody has seen stands beside the last event we know.
  const shared = at !== null && found < 0 ? chain.trunk.length - 2 : found;
  const keep = Math.max(0, shared + 1);
  const suffix = chain.trunk.slice(keep);
  const standing = chain.branches.length > 0 ? chain.branches : [[]];
  const branches = [...standing.map((branch) => [...suffix, ...branch]), path].filter(
    (branch) => branch.length > 0,
  );
  const trunk = chain.trunk.slice(0, keep);
  const only = branches[0];
  if (branches.length === 1 && only) return told({ ...chain, trunk: [...trunk, ...only], branches: [] });
  return told({ ...chain, trunk, branches });
}

function checked(chain: CustodyChain, event: CustodyEvent): CustodyEvent {
  if (event.prev === null) return event.prevHash === null ? event : { ...event, broken: true };
  const before = eventOf(chain, event.prev);
  return before && before.hash === event.prevHash ? event : { ...event, broken: true };
}
