import { verifyHub } from "../../hub/compose.ts";
import { signedPage } from "../../hub/features/history/signed-page.ts";
import { partsOf } from "../../hub/log/parts.ts";
import { allRefusals, refusedBodies } from "../../hub/features/sync/refusals.ts";
import { createVerifier, sha256 } from "../../electron/core/keys/device-key.ts";
import { HIDDEN } from "../../electron/core/store/log/operation-log.ts";
import { createSyncStore } from "../../electron/core/store/log/store-sync.ts";
import type { VerifyReport } from "../../shared/ipc/jobs.ts";
import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import { marksOf } from "../../shared/domain/known-marks.ts";
import { foldEntity } from "../../shared/domain/evolve.ts";
import { splitEntityKey } from "../../shared/log/operation.ts";
import type { EntityKey } from "../../shared/log/operation.ts";
import { asShown } from "../../shared/domain/as-shown.ts";
import { clashing } from "../../shared/domain/conflict/claims.ts";
import { conflictRows } from "../../shared/domain/conflict/conflict-view.ts";
import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import { custodyOf } from "../../shared/domain/custody/custody-state.ts";
import { canonicalJson } from "../../shared/log/canonical.ts";
import type { Page } from "../../shared/ipc/queries.ts";
import type { EntityState } from "../../shared/log/state.ts";
import { erasedButKept } from "./erased.ts";
import { readHubLog } from "./hub-log.ts";
import type { HubLogRead } from "./hub-log.ts";
import { sightOf } from "./sight.ts";
import type { Sight } from "./sight.ts";
import { must } from "./hub-site.ts";
import type { Laptop } from "./laptop.ts";
import { silentlyLost } from "./oracle.ts";
import type { World } from "./world.ts";

/** What was found wrong after everything was healed, one line each; all empty is what must be. */
export interface Verdict {
  lost: string[];
  doubled: string[];
  diverged: string[];
  chainErrors: string[];
  /**
   * Custody events that follow one the hub refused. They are facts, and are shown as a story whose
   * beginning nobody may tell; a chain with such an event cannot verify, and that is no error.
   */
  afterRefused: number;
  /** How often each type of act stands in the log, and how often what it says was looked for. */
  played: Record<string, number>;
  judged: Record<string, number>;
  /** Operations that laptops knew of by their hash alone, since their member may not see them. */
  outOfSight: number;
  /** Conflicts that people got to see, by class; guards against a run in which nothing happened. */
  conflicts: Record<string, number>;
}

/** Asserts I1 to I7 of testing.md over a healed world. */
export async function judge(world: World): Promise<Verdict> {
  const log = await readHubLog(world.hub.store);
  const { lost, judged } = silentlyLost(log, world.ledger);
  const verdict: Verdict = {
    lost,
    doubled: [],
    diverged: [...world.errors],
    chainErrors: [],
    afterRefused: 0,
    outOfSight: 0,
    played: countBy(log.logged.map(({ op }) => op.type)),
    judged,
    conflicts: conflictsSeen(log),
  };
  const refused = await refusedIds(world);
  everyOperationOnce(world, log, refused, verdict);
  await numbersWithoutGaps(world, log, verdict);
  const twins = await eventsAfterRefusedTwins(world, log);
  const excused = new Set([...eventsAfterRefused(log, refused), ...twins]);
  verdict.afterRefused = excused.size;
  for (const laptop of world.laptops) {
    sameAsHub(laptop, log, verdict);
    await verifyStore(laptop, excused, twins, verdict);
  }
  verdict.lost.push(...erasedButKept(world, log));
  verifyChains(log, excused, verdict);
  await hubVerifies(world, excused, verdict);
  await replayChangesNothing(world, log, verdict);
  return verdict;
}

/** A restored hub may have forgotten a refusal; its author has not. */
async function refusedIds(world: World): Promise<Set<string>> {
  const refused = new Set((await allRefusals(world.hub.store)).map(({ id }) => id));
  for (const { core } of world.laptops) {
    const own = core.profile.store.db.prepare<[], string>(
      "SELECT id FROM operation WHERE status = 'refused'",
    );
    for (const id of own.pluck().all()) refused.add(id);
  }
  return refused;
}

function eventsAfterRefused({ states }: HubLogRead, refused: ReadonlySet<string>): Set<string> {
  const chains = [...states.values()].map(custodyOf);
  return new Set(
    chains.flatMap(({ events }) => {
      const known = new Set(events.map(({ id }) => id));
      return events
        .filter(({ prev }) => prev !== null && !known.has(prev) && refused.has(prev))
        .map(({ id }) => id);
    }),
  );
}

/**
 * Events that name the very text of an act that the hub refused and later took as a copy of the laptop had
 * sealed it. The hub knows by the text; a laptop that never had it shows a broken link, and is not believed less.
 */
async function eventsAfterRefusedTwins(world: World, { states }: HubLogRead): Promise<Set<string>> {
  const strayed = [...states.values()]
    .flatMap((state) => custodyOf(state).events)
    .filter(({ broken, prev }) => broken && prev !== null);
  const bodies = await refusedBodies(
    world.hub.store,
    strayed.map(({ prev }) => prev as string),
  );
  const texts = new Set(bodies.map(({ id, body }) => `${id} ${sha256(body)}`));
  return new Set(
    strayed.filter(({ prev, prevHash }) => texts.has(`${prev ?? ""} ${prevHash ?? ""}`)).map(({ id }) => id),
  );
}

/** I1: what was acknowledged is accepted or refused, and in the log no more than once. */
function everyOperationOnce(
  world: World,
  log: HubLogRead,
  refused: ReadonlySet<string>,
  verdict: Verdict,
): void {
  const { rows, logged } = log;
  const accepted = new Set(rows.map(({ id }) => id));
  if (accepted.size !== rows.length) verdict.doubled.push("an id stands twice in the hub's log");
  for (const laptop of world.laptops) {
    const { db, meta } = laptop.core.profile.store;
    for (const shows of meta.get("histories") ?? []) {
      verdict.chainErrors.push(`${laptop.name} accuses an honest hub: ${shows}`);
    }
    const all = db
      .prepare<[], { id: string; status: string; type: string }>("SELECT id, status, type FROM operation")
      .all();
    const own = all.filter(({ type }) => type !== HIDDEN);
    for (const { id, status } of own) {
      if (status === "pending") verdict.lost.push(`${id} still waits on ${laptop.name}`);
      if (status === "distrusted") verdict.chainErrors.push(`${laptop.name} distrusts ${id}`);
      if (status === "accepted" && !accepted.has(id)) {
        verdict.lost.push(`${id} is accepted on ${laptop.name} and not on the hub`);
      }
      if (status !== "accepted" && accepted.has(id)) {
        verdict.doubled.push(`${id} is ${status} on ${laptop.name} and accepted on the hub`);
      }
    }
    const held = new Set(own.map(({ id }) => id));
    const sight = sightOf(log, laptop.core.profile.store.identity().member);
    for (const { op } of logged) {
      const seen = sight.operation(op);
      if (!seen) verdict.outOfSight += 1;
      if (seen && !held.has(op.id)) verdict.lost.push(`${laptop.name} lacks ${op.id}`);
      if (!seen && held.has(op.id)) verdict.diverged.push(`${laptop.name} holds ${op.id}, out of its sight`);
    }
  }
  for (const { id, console: name, type } of world.ledger.entries.values()) {
    // A rating is kept from whoever took it: what no lead had pulled is gone with its hub (ADR 50).
    const goneWithItsHub = type === "rating.give" && world.hub.hadBefore(id);
    if (!accepted.has(id) && !refused.has(id) && !goneWithItsHub)
      verdict.lost.push(`${type} ${id} of ${name} is nowhere`);
  }
}

/** I2 and I7: numbers are used once and without gaps but the recorded ones; `deviceSeq` likewise. */
async function numbersWithoutGaps(world: World, { rows }: HubLogRead, verdict: Verdict): Promise<void> {
  const { store } = world.hub;
  const gaps = (await store.epochs()).map(({ gapFrom, gapTo }) => [gapFrom ?? 0, gapTo ?? -1] as const);
  const excused = (from: number, to: number) => {
    let at = from;
    while (at <= to) {
      const gap = gaps.find(([first, last]) => at >= first && at <= last);
      if (!gap) return false;
      at = gap[1] + 1;
    }
    return true;
  };
  for (const name of ["seq", "feed"] as const) {
    let last = 0;
    for (const number of rows.map((row) => row[name]).sort((a, b) => a - b)) {
      if (number === last) verdict.doubled.push(`${name} ${number} was given twice`);
      if (number > last + 1 && !excused(last + 1, number - 1)) {
        verdict.lost.push(`${name} leaps from ${last} to ${number}`);
      }
      last = number;
    }
  }
  const taken = new Map<string, Set<number>>();
  const take = (device: string, deviceSeq: number) =>
    (taken.get(device) ?? taken.set(device, new Set()).get(device))?.add(deviceSeq);
  // Refusals and duplicates do not come back after a restore, but they took their numbers (protocol.md).
  for (const number of await world.hub.decided()) {
    const [device = "", deviceSeq] = number.split(" ");
    take(device, Number(deviceSeq));
  }
  for (const [device, numbers] of taken) {
    if (Math.max(...numbers) !== numbers.size) {
      const missing = Array.from({ length: Math.max(...numbers) }, (_, n) => n + 1).filter(
        (n) => !numbers.has(n),
      );
      verdict.lost.push(`deviceSeq of ${device} lacks ${missing.join()}`);
    }
  }
}

/** A record as it follows from what a member sees: an operation that speaks of another one out of sight too is not. */
function seenState(
  { states, touching }: HubLogRead,
  sight: Sight,
  key: EntityKey,
): [EntityKey, EntityState][] {
  const [state, all = []] = [states.get(key), touching.get(key)];
  if (!state || !sight.record(key)) return [];
  const seen = all.filter(({ op }) => sight.operation(op));
  const { kind, id } = splitEntityKey(key);
  return [[key, seen.length === all.length ? state : foldEntity(kind, id, seen)]];
}

/** I4: every laptop has the states and the conflicts that follow from the hub's log. */
function sameAsHub(laptop: Laptop, log: HubLogRead, verdict: Verdict): void {
  const sight = sightOf(log, laptop.core.profile.store.identity().member);
  const states = new Map([...log.states].flatMap(([key]) => seenState(log, sight, key)));
  const { db, states: folds } = laptop.core.profile.store;
  const stored = db
    .prepare<[], { e: number; kind: string; id: string; state: string }>(
      "SELECT e, kind, id, state FROM entity",
    )
    .all()
    .map(({ e, state, ...rest }) => ({ ...rest, state: folds.parsed(e, state) }));
  const keys = new Set(stored.map(({ kind, id }) => `${kind}:${id}`));
  for (const key of states.keys()) if (!keys.has(key)) verdict.diverged.push(`${laptop.name} lacks ${key}`);
  for (const { kind, id, state } of stored) {
    const key = `${kind}:${id}`;
    const expected = states.get(key);
    if (!expected) {
      // A record that only a refused operation ever named; or one out of sight of which something was erased.
      if (state.marks.length > (state.erasures?.length ?? 0))
        verdict.diverged.push(`${laptop.name} has ${key}`);
    } else if (canonicalJson(state) !== canonicalJson(expected)) {
      verdict.diverged.push(`${laptop.name} folds ${key} otherwise than the hub's log`);
    }
  }
  everyAssetIsFound(laptop, states, verdict);
  const { rows } = must(laptop.core.query("conflict.page", { limit: 500 })) as Page<ConflictRow>;
  const shown = rows.map(({ id }) => id).sort();
  const expected = expectedConflicts(states);
  if (JSON.stringify(shown) !== JSON.stringify(expected)) {
    const missing = expected.filter((id) => !shown.includes(id));
    const extra = shown.filter((id) => !expected.includes(id));
    verdict.diverged.push(
      `${laptop.name} shows other conflicts: lacks ${missing.join()}, has ${extra.join()}`,
    );
  }
}

/** Whatever was merged into whatever: each asset leads to one that stands in the register. */
function everyAssetIsFound(laptop: Laptop, states: HubLogRead["states"], verdict: Verdict): void {
  const into = new Map(
    [...states.values()]
      .filter(({ kind, exists }) => kind === "asset" && exists)
      .map(({ id }) => {
        const { row } = must(laptop.core.query("asset.get", { id })) as { row: AssetRow };
        return [id, row.mergedInto] as const;
      }),
  );
  for (const id of into.keys()) {
    const passed = new Set<string>();
    let at: string | null = id;
    while (at !== null && !passed.has(at)) {
      passed.add(at);
      at = into.get(at) ?? null;
    }
    if (at !== null) verdict.lost.push(`${laptop.name} shows asset:${id} as part of nothing but itself`);
  }
}

/** Ids of the conflicts within records, and of records that claim the same value. */
function expectedConflicts(states: ReadonlyMap<string, EntityState>): string[] {
  const within = [...states.values()].flatMap((state) => conflictRows(state).map(({ id }) => id));
  const claims = new Map<string, { field: string; states: EntityState[] }>();
  const shown = [...states.values()].map((state) =>
    asShown(state, (id) => states.get(`${state.kind}:${id}`) ?? null),
  );
  for (const state of shown) {
    for (const { field, value } of marksOf(state).filter(({ claims }) => claims)) {
      const claim = `unique:${state.kind}:${field}:${value}`;
      const known = claims.get(claim);
      if (known) known.states.push(state);
      else claims.set(claim, { field, states: [state] });
    }
  }
  const between = [...claims]
    .filter(([, { field, states: sharing }]) => clashing(field, sharing).length > 0)
    .map(([claim]) => claim);
  return [...within, ...between].sort();
}

/** I5, and I3 and I7 as the laptop itself checks them. */
async function verifyStore(
  laptop: Laptop,
  excused: ReadonlySet<string>,
  twins: ReadonlySet<string>,
  verdict: Verdict,
): Promise<void> {
  const reply = await laptop.core.handle({ id: 1, kind: "verify" });
  if (!reply.ok) {
    verdict.diverged.push(`${laptop.name} cannot verify: ${reply.error.message}`);
    return;
  }
  const { problems, afterRefused } = reply.result as VerifyReport;
  // The laptop must come to know by itself what is known here from outside.
  for (const { event } of afterRefused) {
    if (!excused.has(event))
      verdict.chainErrors.push(`${laptop.name} takes ${event} to follow a refused one`);
  }
  for (const { code, subject, message } of problems) {
    if (code === "chain" && [...twins].some((event) => message.startsWith(event))) continue;
    const list = code === "chain" || code === "signature" ? verdict.chainErrors : verdict.diverged;
    list.push(`${laptop.name} ${code} ${subject}: ${message}`);
  }
}

/** I3: order, hashes and signatures of every custody chain, with keys from the roster in the log. */
function verifyChains({ rows, states }: HubLogRead, excused: ReadonlySet<string>, verdict: Verdict): void {
  const verifier = createVerifier();
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const state of states.values()) {
    for (const event of custodyOf(state).events) {
      const row = byId.get(event.id);
      const key = row && states.get(`device:${row.device}`)?.fields.publicKey;
      const signed = row && typeof key === "string" && verifier.verify(key, row.body, row.sig);
      if (!signed) verdict.chainErrors.push(`event ${event.id} is not signed by its device`);
      if (row && verifier.sha256(row.body) !== event.hash) verdict.chainErrors.push(`hash of ${event.id}`);
      if (event.broken && !excused.has(event.id))
        verdict.chainErrors.push(`event ${event.id} does not fit the one it follows`);
    }
  }
}

/** I1 to I3 as the hub itself checks them. */
async function hubVerifies(world: World, excused: ReadonlySet<string>, verdict: Verdict): Promise<void> {
  for (const { kind, message, operation } of (await verifyHub(world.hub.store)).problems) {
    // A restore may have made it forget what it refused; then it cannot know why the link does not hold.
    if (kind === "custody" && operation && excused.has(operation)) continue;
    verdict.chainErrors.push(`the hub: ${kind} ${message} ${operation ?? ""}`);
  }
}

/** I6: all requests that ever travelled, and the whole log as one page, once more. */
async function replayChangesNothing(world: World, before: HubLogRead, verdict: Verdict): Promise<void> {
  for (const { asked, token, request } of world.network.sent) {
    if (asked !== "fork") await world.hub.answer(asked, token, request);
  }
  const after = await readHubLog(world.hub.store);
  if (JSON.stringify(after.rows) !== JSON.stringify(before.rows)) {
    verdict.doubled.push("requests sent once more changed the hub's log");
  }
  const { epoch, feed } = await world.hub.store.standing();
  const stretch = { after: 0, through: feed, epoch };
  const history = (await signedPage(world.hub.service.context, world.hub.store, stretch)) ?? undefined;
  const operations = before.rows.map((row) => {
    const { body, sig, seq, feed: at, receivedAt, receipt } = row;
    return { body, sig, seq, feed: at, receivedAt, receipt, parts: partsOf(row) };
  });
  const ops = new Map(before.logged.map(({ op }) => [op.id, op]));
  const shown = (sight: Sight, id: string) => {
    const op = ops.get(id);
    return op !== undefined && sight.operation(op);
  };
  /** The whole log as the hub gives it to a member. */
  const pageFor = (sight: Sight) => ({
    operations: operations.filter((_, at) => shown(sight, before.rows[at]?.id ?? "")),
    hidden: before.rows
      .filter(({ id }) => !shown(sight, id))
      .map(({ seq, feed: at, hash }) => ({ seq, feed: at, hash })),
  });
  for (const laptop of world.laptops) {
    const { store } = laptop.core.profile;
    const page = {
      epoch,
      ...pageFor(sightOf(before, store.identity().member)),
      through: feed,
      head: feed,
      history,
    };
    const everything = () =>
      JSON.stringify([
        store.db.prepare("SELECT * FROM operation ORDER BY n").all(),
        store.db.prepare("SELECT * FROM entity ORDER BY e").all(),
        store.db.prepare("SELECT * FROM conflict ORDER BY id").all(),
      ]);
    const held = everything();
    const answered = createSyncStore(store).integrate(page, true);
    if (typeof answered === "string" || "otherHistory" in answered || answered.added > 0)
      verdict.doubled.push(`${laptop.name} took the log twice`);
    if (everything() !== held) verdict.doubled.push(`the log once more changed ${laptop.name}`);
  }
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function conflictsSeen({ states }: HubLogRead): Record<string, number> {
  const seen: Record<string, number> = {};
  const count = (name: string, times = 1) => {
    if (times > 0) seen[name] = (seen[name] ?? 0) + times;
  };
  for (const state of states.values()) {
    for (const conflict of [...state.conflicts, ...state.settled]) count(conflict.class);
    count("overwritten", state.overwritten.length);
  }
  const orphans = [...states.values()].flatMap(conflictRows).filter((row) => row.class === "orphan");
  count("orphan", orphans.length);
  count("unique", expectedConflicts(states).filter((id) => id.startsWith("unique:")).length);
  return seen;
}
