import type { SyncProblem } from "../../../shared/protocol/problems.ts";
import type { HandshakeReply } from "../../../shared/protocol/handshake.ts";
import { PROTOCOL } from "../../../shared/protocol/version.ts";
import { catchUp } from "./catch-up.ts";
import { fetchParts } from "./fetch-parts.ts";
import { offerAgain } from "./offer-again.ts";
import { noCounts, problemOf } from "./round-outcome.ts";
import type { RoundOutcome } from "./round-outcome.ts";
import { halted, problem } from "./round-step.ts";
import type { Halt, Round } from "./round-step.ts";
import { followsSameLog } from "./same-log.ts";
import { sendOutbox } from "./send-outbox.ts";
import type { Cursor, HubBinding } from "../identity.ts";
import type { TransportError } from "./transport.ts";

/**
 * Starting over more often than this in one round means that the hub contradicts itself. Restores, another history, a
 * new role and a copy of this laptop are each a reason to start over once, and may come together.
 */
const MAX_STARTS = 8;
/** Push and pull alternate while the user goes on working; the rest waits for the next round. */
const MAX_TURNS = 50;

/** handshake → pull → fold → push → pull (architecture.md, 4), until nothing waits. */
export async function runRound(round: Round): Promise<RoundOutcome> {
  round.counts = noCounts();
  for (let start = 0; start < MAX_STARTS; start += 1) {
    const result = await exchangeAll(round);
    round.counts.waiting = round.store.waiting();
    if (round.stopped()) {
      return { ok: false, problem: "stopped", message: "sync was stopped", ...round.counts };
    }
    if ("ok" in result) return { ok: true, problem: result.blocked, ...round.counts };
    if (result.halt === "problem") {
      return { ok: false, problem: result.problem, message: result.message, ...round.counts };
    }
    round.handshake = null;
    round.caughtUp = false;
    if (result.halt === "forked") {
      const fork = await round.enrolment.fork(round.transport());
      if (!fork.ok) {
        return { ok: false, problem: forkProblem(fork), message: fork.message, ...round.counts };
      }
      round.counts.newIdentity = true;
      round.onChange();
    }
  }
  const message = "the hub keeps sending this laptop back to the start";
  return { ok: false, problem: "internal", message, ...round.counts };
}

/** A hub that cannot be asked is the nearer problem; one that declines leaves the laptop forked. */
function forkProblem(error: TransportError): SyncProblem {
  const declined = ["notFound", "forbidden", "malformed", "internal"].includes(error.code);
  return declined ? "forked" : problemOf(error);
}

type Exchanged = { ok: true; blocked: null | "hubTooOld" } | Halt;

async function exchangeAll(round: Round): Promise<Exchanged> {
  const known = round.handshake;
  const greeting = known ?? (await shakeHands(round));
  if ("halt" in greeting) return greeting;
  round.handshake = greeting;
  const entered = await enter(round, greeting);
  if (entered) return entered;
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const waits = round.store.waiting() > 0;
    if (turn > 0 || !round.caughtUp || !waits) {
      const pulled = await catchUp(round, greeting);
      if (pulled) return pulled;
      round.through = round.store.cursor().feed;
    }
    const fetched = turn === 0 && !known ? await fetchParts(round, greeting) : null;
    if (fetched) return fetched;
    if (round.store.waiting() === 0) return { ok: true, blocked: null };
    const sent = await sendOutbox(round, greeting);
    if ("halt" in sent) {
      // Between pull and push the twin may have got through more of what both have.
      const last = sent.halt === "forked" ? await catchUp(round, greeting) : null;
      return last ?? sent;
    }
    if (sent.sent === 0) return { ok: true, blocked: sent.blocked };
    if (sent.blocked) {
      const last = await catchUp(round, greeting);
      return last ?? { ok: true, blocked: sent.blocked };
    }
    if (round.mayLeaveOwn && sent.alone && round.store.waiting() === 0) return { ok: true, blocked: null };
  }
  return { ok: true, blocked: null };
}

async function shakeHands(round: Round): Promise<HandshakeReply | Halt> {
  const { store, environment } = round;
  const identity = store.identity();
  const binding = store.binding() as HubBinding;
  const cursor = store.cursor();
  const asked = environment.now();
  const reply = await round.transport().handshake({
    protocol: { ...PROTOCOL },
    workspace: identity.workspace,
    device: identity.device,
    cursor,
    now: asked,
  });
  const answered = environment.now();
  if (!reply.ok) return halted(reply);
  const hub = reply.value;
  if (hub.workspace !== identity.workspace || hub.hubKey !== binding.hubKey) {
    return problem("wrongWorkspace", "another hub answers at this address");
  }
  round.enrolment.learnKeys(hub);
  const behind = hubBehind(hub, cursor);
  if (behind) return problem("hubBehind", behind);
  if (hub.epoch === cursor.epoch && !store.startsAnew()) {
    const same = await followsSameLog(round, hub);
    if (typeof same !== "boolean") return same;
    if (!same)
      return problem("hubBehind", "under the last number that was seen the hub holds something else");
  }
  // A clock that was set back meanwhile measures nothing.
  if (answered >= asked) store.setSkew(Math.round((asked + answered) / 2 - hub.now));
  round.onConnected(hub);
  return hub;
}

/**
 * A hub that holds less than this laptop has seen was put back without `hub restore`: pulling from
 * it would miss what it numbers anew, pushing to it would number twice. A restore that was done
 * rightly names the lost range, and the cursor stands in it until newer operations arrive.
 */
function hubBehind(hub: HandshakeReply, cursor: Cursor): string | null {
  if (hub.epoch < cursor.epoch) return `the hub is in epoch ${hub.epoch}, seen was ${cursor.epoch}`;
  if (hub.head.feed >= cursor.feed) return null;
  const excused = hub.gaps.some(({ from, to }) => cursor.feed >= from && cursor.feed <= to);
  return excused ? null : `the hub ends at ${hub.head.feed}, seen was ${cursor.feed}`;
}

/**
 * A new epoch: the restored hub first gets back what this laptop still knows of the lost ranges.
 * Only then is the epoch adopted, so that a round that breaks off in between offers again.
 */
async function enter(round: Round, hub: HandshakeReply): Promise<Halt | null> {
  const { store } = round;
  const { epoch } = store.cursor();
  if (hub.epoch === epoch) return null;
  const same = await followsSameLog(round, hub);
  if (typeof same !== "boolean") return same;
  // All gaps, also those of epochs before the one last seen: a hub that was put back twice may lack
  // what the first, wrong backup still held. What came back once has a feed number outside of them.
  // Where the logs have parted unrecorded, anything may be missing.
  const lost = same ? hub.gaps : [{ from: 1, to: Number.MAX_SAFE_INTEGER }];
  const offered = await offerAgain(round, hub.epoch, lost);
  if (offered) return offered;
  store.enterEpoch(hub.epoch, hub.gaps, !same);
  return null;
}
