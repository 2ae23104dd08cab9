import { setImmediate as turn } from "node:timers/promises";
import { stateFrom } from "../../../shared/log/state.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import type { ReadRecord } from "../../../shared/domain/kind/record-kind.ts";
import { definitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { textOrNull } from "../../../shared/domain/kind/read-state.ts";
import { nextSum } from "../../../shared/domain/rating/rating-sum.ts";
import { rating } from "../../../shared/domain/rating/rating.ts";
import { holdsBack } from "../../../shared/domain/run/run-state.ts";
import { serviceRulesOf } from "../../../shared/domain/ticket/ticket-clock.ts";
import type { ServiceRules } from "../../../shared/domain/ticket/ticket-clock.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { done } from "../../outcome.ts";
import { allDevices } from "../devices/device-rows.ts";
import { entitiesOf, stateIn } from "../fold/entity-rows.ts";
import { push } from "../sync/push.ts";
import { nextDeed } from "./next-deed.ts";
import type { Deed } from "./next-deed.ts";
import { ownService } from "./own-service.ts";
import { dueTimers, putOff, statesOfKind } from "./timer-rows.ts";
import type { TimerRow } from "./timer-rows.ts";

/** Tickets looked at before others get their turn. */
const SLICE = 50;
/** Slices of one round: what is left is due in the next. */
const MOST_SLICES = 200;
/** A laptop that was not heard of for so long is offline. */
const OFFLINE_AFTER = 15 * 60;
/** What could not be written is tried again after so long, seconds. */
const LATER = 3600;

export interface Round {
  looked: number;
  wrote: number;
}

/**
 * One round of the hub's timers: looks at whatever is due, writes what follows, and puts the rest off. Several
 * hubs over one database may do so at once: each operation has a number of one sequence, which is read before
 * what it is decided on, so the second of two finds it taken and looks again.
 */
export async function runTimers(context: HubContext): Promise<Round> {
  const { store, environment, log } = context;
  const round: Round = { looked: 0, wrote: 0 };
  let team: Team | null = null;
  for (let slice = 0; slice < MOST_SLICES; slice += 1) {
    const now = Math.floor(environment.now() / 1000);
    // Nearly always there is nothing to do; then nobody is enrolled for it either.
    if ((await dueTimers(store, now, 1)).length === 0) return round;
    const service = await ownService(context);
    if (!service.ok) throw new Error(`the hub's own service could not be enrolled: ${service.error.message}`);
    const due = await dueTimers(store, now, SLICE);
    team ??= await teamNow(context);
    const decided = await decide(context, due, team, now);
    round.looked += due.length;
    const { session, epoch, next, seal } = service.value;
    const deeds = decided.flatMap(({ deed }) => deed ?? []);
    if (deeds.length > 0) {
      const operations = deeds.map((deed, index) => seal(deed, next + index));
      const pushed = await push(context, session, { epoch, operations });
      if (!pushed.ok) {
        // Another hub has written meanwhile, or this service was revoked: nothing is lost.
        log.info({ code: pushed.error.code }, "the timers' operations were not taken; tried again");
        return round;
      }
      const refused = pushed.value.answers.filter(({ status }) => status !== "accepted");
      if (refused.length > 0) log.warn({ refused: refused.length }, "operations of the timers were refused");
      round.wrote += deeds.length - refused.length;
    }
    await store.write(async (tx) => {
      for (const { timer, deed, lookAt } of decided) {
        // What was written is due again by itself; only where it was refused it must not be tried for ever.
        await putOff(tx, timer, deed ? now + LATER : lookAt);
      }
      return done(null);
    });
    await turn();
  }
  return round;
}

interface Decided {
  timer: TimerRow;
  deed: Deed | null;
  lookAt: number | null;
}

async function decide(
  { store }: HubContext,
  due: readonly TimerRow[],
  { rules, read }: Team,
  now: number,
): Promise<Decided[]> {
  const rows = await entitiesOf(
    store,
    due.map(({ key }) => key),
  );
  const states = new Map([...rows].map(([key, row]) => [key, stateIn(row)]));
  const heard = await heardOf(store);
  const sums = await sumsDue(store, [...states.values()]);
  const decided = due.map((timer): Decided => {
    const state = states.get(timer.key);
    if (!state) return { timer, deed: null, lookAt: null };
    if (state.kind === rating.name) return { timer, deed: sums.take(state), lookAt: null };
    const last = heard.get(textOrNull(state, "assignee") ?? "") ?? now;
    return { timer, ...nextDeed(state, rules, now, now - last > OFFLINE_AFTER ? last : null, read) };
  });
  if (!decided.some(({ deed }) => deed?.type === "ticket.closeByRule")) return decided;
  const holding = await heldBack(store);
  return decided.map((each) =>
    // It waits until the checklist is finished, which touches the ticket or is looked for again.
    each.deed?.type === "ticket.closeByRule" && holding.has(each.deed.payload.ticket)
      ? { ...each, deed: null, lookAt: now + LATER }
      : each,
  );
}

/** The sums of ratings that technicians are to be told now, each once. */
async function sumsDue(store: HubContext["store"], due: readonly EntityState[]) {
  const rated = due.filter(({ kind }) => kind === rating.name);
  const all = rated.length === 0 ? [] : await statesOfKind(store, rating.name);
  const states = all.map((state) => stateFrom(JSON.parse(state) as EntityState));
  const taken = new Set<string>();
  return {
    take(state: EntityState): Deed | null {
      const technician = textOrNull(state, "technician");
      if (technician === null || taken.has(technician)) return null;
      taken.add(technician);
      const sum = nextSum(states, technician);
      return sum && { type: "rating.sum", payload: { technician, ...sum } };
    },
  };
}

/** What the team has defined. */
interface Team {
  rules: ServiceRules;
  read: ReadRecord;
}

async function teamNow({ store }: HubContext): Promise<Team> {
  const states = (await statesOfKind(store, "definition"))
    .map((state) => stateFrom(JSON.parse(state) as EntityState))
    .filter(({ exists }) => exists);
  const byId = new Map(states.map((state) => [state.id, state]));
  return {
    rules: serviceRulesOf(states.map(definitionRow)),
    read: (kind, id) => (kind === "definition" ? (byId.get(id) ?? null) : null),
  };
}

/** Ids of tickets that a checklist holds back. */
async function heldBack(store: HubContext["store"]): Promise<Set<string>> {
  const runs = (await statesOfKind(store, "run", '%"status":"done"%')).map((state) =>
    stateFrom(JSON.parse(state) as EntityState),
  );
  return new Set(
    runs.flatMap((run) =>
      run.exists && holdsBack(run) === "block" ? (textOrNull(run, "ticket") ?? []) : [],
    ),
  );
}

/** When each member's laptops were last heard of, seconds; nobody who never was. */
async function heardOf(store: HubContext["store"]): Promise<Map<string, number>> {
  const heard = new Map<string, number>();
  for (const { member, lastSeen, revoked } of await allDevices(store)) {
    if (member === "" || revoked || lastSeen === null) continue;
    heard.set(member, Math.max(heard.get(member) ?? 0, Math.floor(lastSeen / 1000)));
  }
  return heard;
}
