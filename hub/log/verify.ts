import { evolve, foldEntity } from "../../shared/domain/evolve.ts";
import { eventOf } from "../../shared/domain/custody/custody-chain.ts";
import type { CustodyChain, CustodyEvent } from "../../shared/domain/custody/custody-chain.ts";
import { custodyOf } from "../../shared/domain/custody/custody-state.ts";
import { splitEntityKey } from "../../shared/log/operation.ts";
import type { LoggedOperation, Operation } from "../../shared/log/operation.ts";
import { open } from "../../shared/log/seal.ts";
import { emptyState } from "../../shared/log/state.ts";
import type { EntityState } from "../../shared/log/state.ts";
import type {
  DeviceRow,
  EpochRow,
  HubReader,
  HubStore,
  Standing,
  StoredOperation,
} from "../store/hub-store.ts";
import { receiptOf, sameSecret, sha256Hex, verifySignature } from "./hub-crypto.ts";
import { readFacts } from "./hub-facts.ts";
import type { HubFacts } from "./hub-facts.ts";
import { isChained, isHubs } from "../../shared/domain/registry.ts";

export type ProblemKind =
  "envelope" | "hash" | "receipt" | "signature" | "numbers" | "deviceSeq" | "custody" | "roster";

export interface Problem {
  kind: ProblemKind;
  message: string;
  operation?: string;
}

export interface Verified {
  operations: number;
  refusals: number;
  devices: number;
  /** Assets with a custody chain. */
  chains: number;
  /** Chains with open branches: conflicts for a person, not damage. */
  contested: number;
  /** Custody events that follow one this hub refused: facts all the same, not damage. */
  afterRefused: number;
  /** Numbers of devices that only a lost hub knew. */
  explainedHoles: number;
  problems: Problem[];
}

const PAGE = 1000;
const PAGE_CHARS = 16 * 1024 * 1024;
const MOST_PROBLEMS = 200;

/** Checks the whole log of a hub against itself as of one moment; changes nothing. */
export function verifyHub(store: HubStore): Promise<Verified> {
  return store.snapshot(verifyLog);
}

async function verifyLog(store: HubReader): Promise<Verified> {
  const facts = await readFacts(store);
  const standing = await store.standing();
  const epochs = await store.epochs();
  const devices = new Map((await store.devices()).map((device) => [device.id, device]));
  const problems: Problem[] = [];
  const report = (kind: ProblemKind, message: string, operation?: string) => {
    if (problems.length < MOST_PROBLEMS) {
      problems.push(operation ? { kind, message, operation } : { kind, message });
    }
  };

  const numbers = new Numbers();
  const sequences = new DeviceSequences(epochs);
  const roster = new Map<string, LoggedOperation[]>();
  const custody: LoggedOperation[] = [];
  let operations = 0;
  for (let after = 0; ;) {
    const page = await store.page(after, standing.feed, PAGE, PAGE_CHARS);
    const last = page.at(-1);
    if (!last) break;
    after = last.feed;
    for (const stored of page) {
      operations += 1;
      const op = checkOperation(stored, facts, devices, report);
      numbers.add(stored);
      sequences.add(stored.device, {
        deviceSeq: stored.deviceSeq,
        feed: stored.feed,
        reoffered: stored.reoffered,
      });
      if (!op) continue;
      if (stored.subject) {
        const about = roster.get(stored.subject) ?? [];
        about.push({ op, seq: stored.seq });
        roster.set(stored.subject, about);
      }
      if (isChained(op.type)) custody.push({ op, seq: stored.seq });
    }
  }
  const refusals = await store.refusals();
  for (const { device, deviceSeq, feedThen, takenSeq } of refusals) {
    if (takenSeq === null) sequences.add(device, { deviceSeq, feed: feedThen, reoffered: false });
  }
  for (const { device, deviceSeq } of await store.duplicates()) {
    sequences.add(device, { deviceSeq, feed: standing.feed, reoffered: false });
  }
  numbers.check(standing, epochs, report);
  const explainedHoles = sequences.check(devices, report);
  await checkRoster(store, roster, report);
  const chains = await checkCustody(store, custody, report);
  return {
    operations,
    refusals: refusals.length,
    devices: devices.size,
    ...chains,
    explainedHoles,
    problems,
  };
}

type Report = (kind: ProblemKind, message: string, operation?: string) => void;

function checkOperation(
  stored: StoredOperation,
  facts: HubFacts,
  devices: ReadonlyMap<string, DeviceRow>,
  report: Report,
): Operation | null {
  const { id, body, sig, seq, hash } = stored;
  const opened = open(stored, sha256Hex);
  if (!opened.ok) {
    report("envelope", `${opened.path}: ${opened.message}`, id);
    return null;
  }
  const { op } = opened;
  const copied = ["id", "device", "deviceSeq", "actor", "type"] as const;
  for (const name of copied) {
    if (op[name] !== stored[name]) report("envelope", `the column ${name} is not the body's`, id);
  }
  if (op.workspace !== facts.workspace) report("envelope", "sealed for another workspace", id);
  if (op.hash !== hash) report("hash", "the stored hash is not the body's", id);
  const receipt = receiptOf(facts.receiptSecret, facts.workspace, seq, op.id, op.hash);
  if (!sameSecret(receipt, stored.receipt)) report("receipt", "not the receipt this hub gives", id);
  const key = isHubs(op.type) ? facts.hubKey : devices.get(op.device)?.publicKey;
  if (!key) report("signature", "its device is not enrolled", id);
  else if (!verifySignature(key, body, sig)) report("signature", "not signed by its device", id);
  return op;
}

/** seq and feed: every number up to the head once, but for the recorded gaps of restores (I2). */
class Numbers {
  readonly #seqs = new Set<number>();
  readonly #feeds = new Set<number>();
  #doubled = 0;

  add({ seq, feed }: StoredOperation): void {
    if (this.#seqs.has(seq) || this.#feeds.has(feed)) this.#doubled += 1;
    this.#seqs.add(seq);
    this.#feeds.add(feed);
  }

  check(standing: Standing, epochs: readonly EpochRow[], report: Report): void {
    if (this.#doubled > 0) report("numbers", `${this.#doubled} numbers were given out twice`);
    const gaps = epochs.flatMap(({ gapFrom: from, gapTo: to }) =>
      from === null || to === null ? [] : [{ from, to }],
    );
    const heads = [
      { name: "seq", numbers: this.#seqs, head: standing.seq },
      { name: "feed", numbers: this.#feeds, head: standing.feed },
    ];
    for (const { name, numbers, head } of heads) {
      const outside = [...numbers].filter((n) => !gaps.some(({ from, to }) => n >= from && n <= to));
      const beyond = outside.filter((n) => n > head);
      if (beyond.length > 0) report("numbers", `${beyond.length} ${name} lie beyond the head ${head}`);
      const expected = numbersOutside(gaps, head);
      if (outside.length !== expected) {
        report("numbers", `${outside.length} ${name} outside lost ranges, expected ${expected}`);
      }
    }
    // A lost range begins at the lower of seq and feed, so it may begin with feeds the backup held;
    // behind those nothing was ever given out.
    for (const { from, to } of gaps) {
      const held = [...this.#feeds].filter((feed) => feed >= from && feed <= to);
      if (held.some((feed) => feed >= from + held.length)) {
        report("numbers", `a feed lies in the lost range ${from} to ${to}`);
      }
    }
  }
}

/** How many numbers from 1 to the head lie in no gap. Gaps are in order and do not overlap. */
function numbersOutside(gaps: readonly { from: number; to: number }[], head: number): number {
  const lost = gaps.map(({ from, to }) => Math.max(0, Math.min(to, head) - from + 1));
  return head - lost.reduce((sum, each) => sum + each, 0);
}

interface Place {
  deviceSeq: number;
  feed: number;
  reoffered: boolean;
}

/** deviceSeq: 1, 2, 3 … per device; holes only where a restore explains them (I7). */
class DeviceSequences {
  readonly #devices = new Map<string, Place[]>();
  readonly #firstRestored: number;

  constructor(epochs: readonly EpochRow[]) {
    const ends = epochs.flatMap(({ gapTo }) => (gapTo === null ? [] : [gapTo]));
    this.#firstRestored = Math.min(...ends, Number.POSITIVE_INFINITY);
  }

  add(device: string, place: Place): void {
    const places = this.#devices.get(device) ?? [];
    places.push(place);
    this.#devices.set(device, places);
  }

  /** Answers how many numbers only a lost hub knew. */
  check(devices: ReadonlyMap<string, DeviceRow>, report: Report): number {
    let explained = 0;
    for (const [device, places] of this.#devices) {
      places.sort((a, b) => a.deviceSeq - b.deviceSeq);
      let before = 0;
      for (const place of places) {
        const restored = place.reoffered || place.feed >= this.#firstRestored;
        const hole = place.deviceSeq - before - 1;
        if (hole !== 0 && !restored && !(hole < 0 && places.some((each) => each.reoffered))) {
          report("deviceSeq", `device ${device}: ${place.deviceSeq} follows ${before}`);
        }
        if (hole > 0 && restored) explained += hole;
        before = place.deviceSeq;
      }
      const row = devices.get(device);
      if (row && row.nextDeviceSeq <= before) {
        report("deviceSeq", `device ${device}: next is ${row.nextDeviceSeq}, but ${before} is taken`);
      }
    }
    return explained;
  }
}

/** The rows of members and devices are the fold of the roster's operations (I5). */
async function checkRoster(
  store: HubReader,
  roster: ReadonlyMap<string, LoggedOperation[]>,
  report: Report,
): Promise<void> {
  const members = new Map((await store.members()).map((row) => [row.id, row]));
  const devices = new Map((await store.devices()).map((row) => [row.id, row]));
  for (const [subject, operations] of roster) {
    const { kind, id } = splitEntityKey(subject);
    const { fields, exists } = foldEntity(kind, id, operations);
    if (!exists) continue;
    const row: Record<string, unknown> | undefined = {
      ...(kind === "member" ? members.get(id) : devices.get(id)),
    };
    for (const [name, value] of Object.entries(fields)) {
      if (row[name] !== value) report("roster", `${subject}: the row's ${name} is not the log's`);
    }
  }
}

/** Every custody chain: links and hashes (I3). Only custody events move it, so only they are folded. */
async function checkCustody(
  store: HubReader,
  operations: readonly LoggedOperation[],
  report: Report,
): Promise<{ chains: number; contested: number; afterRefused: number }> {
  const states = new Map<string, EntityState>();
  const inOrder = [...operations].sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  for (const logged of inOrder) {
    for (const key of logged.op.touches) {
      const { kind, id } = splitEntityKey(key);
      if (kind !== "asset") continue;
      states.set(key, evolve(states.get(key) ?? emptyState(kind, id), logged));
    }
  }
  let contested = 0;
  const unlinked: { key: string; chain: CustodyChain; event: CustodyEvent }[] = [];
  for (const [key, state] of states) {
    const chain = custodyOf(state);
    if (chain.branches.length > 0) contested += 1;
    for (const event of chain.events) if (event.broken) unlinked.push({ key, chain, event });
  }
  const refused = await refusedLinks(store, unlinked);
  for (const { key, event } of unlinked) {
    if (refused.has(event)) continue;
    report("custody", `${key}: the link to the event before does not hold`, event.id);
  }
  return { chains: states.size, contested, afterRefused: refused.size };
}

/**
 * Events that follow one which this hub refused and still holds, with the very text that the link
 * names. A refusal that a restore made it forget proves nothing.
 */
async function refusedLinks(
  store: HubReader,
  unlinked: readonly { chain: CustodyChain; event: CustodyEvent }[],
): Promise<Set<CustodyEvent>> {
  const strayed = unlinked.filter(({ chain, event }) => event.prev !== null && !eventOf(chain, event.prev));
  const bodies = await store.refusedBodies(strayed.map(({ event }) => event.prev as string));
  const texts = new Set(bodies.map(({ id, body }) => `${id} ${sha256Hex(body)}`));
  return new Set(
    strayed.map(({ event }) => event).filter(({ prev, prevHash }) => texts.has(`${prev} ${prevHash}`)),
  );
}
