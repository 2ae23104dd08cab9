import { entriesOf } from "../../log/state.ts";
import type { EntityState } from "../../log/state.ts";
import { appendEntry } from "../../log/write.ts";
import type { Draft } from "../../log/write.ts";
import type { CustodyEvent } from "./custody-chain.ts";
import type { Signature } from "./custody-forms.ts";
import type { Condition } from "./line-forms.ts";
import type { ATTEMPT_OUTCOMES, ATTEMPT_WAYS } from "./later-forms.ts";

/** What was said of a document after it was recorded. It moves nothing: the chain of custody is not longer for it. */
export type Later = {
  /** Operation and hash of the document. */
  document: string;
  hash: string;
} & (Signing | Attempt | Renewal | Missing | Opening);

interface Signing {
  act: "sign";
  roles: Signature["role"][];
}
export interface Attempt {
  act: "attempt";
  /** As the device's clock, or the person who tells it, says. */
  at: string;
  way: (typeof ATTEMPT_WAYS)[number];
  outcome: (typeof ATTEMPT_OUTCOMES)[number];
  carrier: string;
  tracking: string;
  note: string;
}
interface Renewal {
  act: "renew";
  dueBack: string;
}

/** What should have come back and did not: whoever had it still answers for it. */
interface Missing {
  act: "miss";
  at: string;
  note: string;
  /** The return with which it should have come back; absent where it was noted by itself. */
  number?: string;
}

/** What was taken in without a look at it was opened, and looked at. */
interface Opening {
  act: "unseal";
  at: string;
  condition: Condition;
}

/** An entry with the index in `marks` of who said it. */
export type LaterEntry = Later & { mark: number };

/** An asset, and the document by which somebody has it. */
export interface LaterLine {
  asset: string;
  prev: string;
  prevHash: string;
}

/** Notes on an asset what was said of the document that its line names. */
export function sayLater(draft: Draft, lines: readonly LaterLine[], said: Partial<Later>): void {
  const line = lines.find(({ asset }) => asset === draft.state.id);
  if (line) appendEntry(draft, "later", { document: line.prev, hash: line.prevHash, ...said });
}

type Document = Pick<CustodyEvent, "id" | "hash">;

/** All that was said of one document, oldest first. A link to another text than it was is about nothing. */
export function laterOf(state: EntityState, { id, hash }: Document): LaterEntry[] {
  return [...entriesOf(state, "later")].flatMap(({ mark, value }) => {
    const said = value as unknown as Later;
    return said.document === id && said.hash === hash ? [{ ...said, mark }] : [];
  });
}

/** Who signs for what somebody got, or gave back: the person before the desk. */
export function awaitedRole({ act }: Pick<CustodyEvent, "act">): Signature["role"] {
  return act === "return" ? "giver" : "receiver";
}

/** Signed when it was recorded, or by the person before the desk since then. */
export function isSigned(state: EntityState, event: CustodyEvent): boolean {
  if (event.signed) return true;
  const awaited = awaitedRole(event);
  return laterOf(state, event).some((each) => each.act === "sign" && each.roles.includes(awaited));
}

/** How a document that nobody has signed yet stands; null for one that waits for nobody. */
export interface Awaiting {
  /** The parcel it is on its way in. */
  sent: Pick<Attempt, "carrier" | "tracking"> | null;
}

export function awaitingOf(state: EntityState, event: CustodyEvent | undefined): Awaiting | null {
  if (!event?.unsigned || isSigned(state, event)) return null;
  const sendings = laterOf(state, event).filter((each) => each.act === "attempt" && each.way === "courier");
  const last = sendings.at(-1) as Attempt | undefined;
  return { sent: last?.outcome === "sent" ? { carrier: last.carrier, tracking: last.tracking } : null };
}

/** The day on which a loan is due back, as it was renewed last; null of what is not lent. */
export function dueBackOf(state: EntityState, event: CustodyEvent | undefined): string | null {
  if (event?.act !== "handOver" || event.reason !== "loan") return null;
  const renewed = laterOf(state, event).filter((each) => each.act === "renew");
  return (renewed.at(-1) as Renewal | undefined)?.dueBack ?? event.dueBack ?? null;
}

/** Whether it was looked for where its last custody act says it is, and not found. */
export function isMissing(state: EntityState, event: CustodyEvent | undefined): boolean {
  return event !== undefined && laterOf(state, event).some(({ act }) => act === "miss");
}

/** The seal under which it lies, as its last custody act says; null where there is none, or it was opened. */
export function sealOf(state: EntityState, event: CustodyEvent | undefined): string | null {
  if (event?.seal === undefined) return null;
  return laterOf(state, event).some(({ act }) => act === "unseal") ? null : event.seal;
}

/** The condition in which it came, as it was said then, or when its seal was opened. */
export function conditionOf(state: EntityState, event: CustodyEvent): string | null {
  const found = laterOf(state, event).flatMap((each) => (each.act === "unseal" ? [each.condition] : []));
  return event.condition ?? found.at(-1) ?? null;
}
