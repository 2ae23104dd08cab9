import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createHubService, restoreInto, verifyHub } from "../../hub/compose.ts";
import { runTimers } from "../../hub/features/timers/run-timers.ts";
import type { HubService } from "../../hub/service.ts";
import type { DumpRow, HubStore } from "../../hub/store/hub-store.ts";
import { foldEntity } from "../../shared/domain/evolve.ts";
import { mapIn } from "../../shared/domain/kind/read-state.ts";
import { open } from "../../shared/log/seal.ts";
import { sha256Hex } from "../../hub/log/hub-crypto.ts";
import { enrol, must, newHub, pullAll, pushAs, testEnvironment } from "../support/hub/device.ts";
import type { TestDevice } from "../support/hub/device.ts";
import { hubEngines } from "../support/hub/engines.ts";

// The ladder and the automatic closing, written by the hub itself, by a clock that is moved.

const { engines } = hubEngines();

/** Monday, 09:00 in Shanghai. */
const MORNING = "2026-11-23T09:00:00.000+08:00";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Said {
  type: string;
  payload: Record<string, unknown>;
}

async function saidOf(hub: HubService, reader: TestDevice, ticket: string): Promise<Said[]> {
  const log = await pullAll(hub, reader);
  return log.flatMap((row): Said[] => {
    const opened = open(row, sha256Hex);
    if (!opened.ok || opened.op.payload.ticket !== ticket) return [];
    return [{ type: opened.op.type, payload: opened.op.payload }];
  });
}

async function stateOf(hub: HubService, reader: TestDevice, ticket: string) {
  const logged = (await pullAll(hub, reader)).flatMap((row) => {
    const opened = open(row, sha256Hex);
    return opened.ok && opened.op.touches.includes(`ticket:${ticket}`)
      ? [{ op: opened.op, seq: row.seq, receivedAt: row.receivedAt }]
      : [];
  });
  return foldEntity("ticket", ticket, logged);
}

const firings = (said: readonly Said[]) =>
  said
    .filter(({ type }) => type === "ticket.fire")
    .map(({ payload }) => (payload.rungs as { step: string }[]).map(({ step }) => step).join("+"));

async function dumpOf(store: HubStore): Promise<DumpRow[]> {
  const rows: DumpRow[] = [];
  for await (const row of store.dump()) rows.push(row);
  return rows;
}

describe.each(engines)("the hub's timers on $name", ({ open: openStore }) => {
  async function office() {
    const store = await openStore();
    const environment = testEnvironment(Date.parse(MORNING));
    const hub = await newHub(store, { environment });
    const desk = await enrol(hub);
    /** Opens a ticket; nothing said of it, it is a P4: eight hours to respond, forty to solve. */
    const opened = async (set: Record<string, unknown> = {}) => {
      const ticket = randomUUID();
      const number = `T-${desk.code}-${String(desk.deviceSeq + 1).padStart(4, "0")}`;
      const payload = { ticket, number, set: { title: "打印机卡纸", ...set } };
      const { sealed } = desk.seal("ticket.open", payload, [`ticket:${ticket}`], { at: MORNING });
      expect(must(await pushAs(hub, desk, [sealed])).answers[0]).toMatchObject({ status: "accepted" });
      return ticket;
    };
    const acts = async (at: string, type: string, payload: Record<string, unknown>, v = 1) => {
      const { sealed } = desk.seal(type, payload, [`ticket:${String(payload.ticket)}`], { at, v });
      return must(await pushAs(hub, desk, [sealed])).answers[0];
    };
    const round = async (ms = 0) => {
      environment.advance(ms);
      return runTimers(hub.context);
    };
    return { store, environment, hub, desk, opened, acts, round };
  }

  test("each step of the ladder is written when it is reached, once, in working time", async () => {
    const { store, hub, desk, opened, round } = await office();
    const ticket = await opened();
    expect(await round()).toMatchObject({ looked: 1, wrote: 0 });
    // Nothing is looked at before something can have happened.
    expect(await round(HOUR)).toEqual({ looked: 0, wrote: 0 });
    // Forty hours are five days and a third of 7.5 hours; half is used on Wednesday, and nobody has taken it.
    await round(3 * DAY);
    expect(firings(await saidOf(hub, desk, ticket))).toEqual(["response+50"]);
    expect((await round()).wrote).toBe(0);
    // A weekend adds nothing.
    await round(2 * DAY - HOUR);
    const before = firings(await saidOf(hub, desk, ticket));
    await round(DAY);
    expect(firings(await saidOf(hub, desk, ticket))).toEqual(before);
    await round(20 * DAY);
    const all = firings(await saidOf(hub, desk, ticket))
      .join("+")
      .split("+");
    expect([...all].sort()).toEqual(["100", "150", "200", "50", "75", "90", "response"]);
    expect(Object.keys(mapIn(await stateOf(hub, desk, ticket), "fired"))).toContain("100:2400");
    expect((await verifyHub(store)).problems).toEqual([]);
  });

  test("two hubs over one database fire once", async () => {
    const { store, environment, hub, desk, opened, round } = await office();
    const ticket = await opened();
    const other = await createHubService({ store, environment });
    await round();
    environment.advance(30 * DAY);
    await Promise.all([runTimers(hub.context), runTimers(other.context)]);
    await Promise.all([runTimers(other.context), runTimers(hub.context)]);
    const all = firings(await saidOf(hub, desk, ticket))
      .join("+")
      .split("+");
    expect(all).toHaveLength(new Set(all).size);
    expect(all).toContain("200");
    expect((await verifyHub(store)).problems).toEqual([]);
  });

  test("a hub put back from a backup fires anew, and it counts once when the lost firing comes back", async () => {
    const { store, environment, hub, desk, opened, round } = await office();
    const ticket = await opened();
    const backup = await dumpOf(store);
    await round(30 * DAY);
    const lost = (await pullAll(hub, desk)).filter(({ body }) => body.includes('"ticket.fire"'));
    expect(lost).toHaveLength(1);
    must(await restoreInto(store, environment, backup, null));
    const again = await createHubService({ store, environment });
    await runTimers(again.context);
    const { epoch } = await again.head();
    const session = must(await again.authenticate(desk.token));
    const enrolment = (await pullAll(again, desk)).filter(({ body }) => body.includes("enrolService"));
    expect(enrolment).toHaveLength(1);
    must(await again.reoffer(session, { epoch, operations: lost } as never));
    const state = await stateOf(again, desk, ticket);
    const fired = Object.keys(mapIn(state, "fired"));
    expect(fired).toHaveLength(new Set(fired).size);
    expect(fired).toContain("200:2400");
    expect(state.overwritten).toEqual([]);
    expect(state.conflicts).toEqual([]);
  });

  test("what waits breaches nothing; a P1 is told at once", async () => {
    const { hub, desk, opened, acts, round } = await office();
    const waits = await opened();
    const accepted = "2026-11-23T09:05:00.000+08:00";
    await acts(accepted, "ticket.accept", { ticket: waits });
    const pause = { reason: "supplier", until: null, nextOn: null, reference: "S-1", note: "" };
    await acts(accepted, "ticket.pause", { ticket: waits, ...pause });
    const urgent = await opened({ impact: "high", urgency: "high" });
    await round(MINUTE);
    expect(firings(await saidOf(hub, desk, urgent))).toEqual(["urgent"]);
    await round(30 * DAY);
    expect(firings(await saidOf(hub, desk, waits))).toEqual([]);
  });

  test("another target is a ladder of its own; the same again fires nothing twice", async () => {
    const { hub, desk, opened, acts, round } = await office();
    const ticket = await opened({ impact: "low", urgency: "high" });
    await acts("2026-11-23T09:01:00.000+08:00", "ticket.accept", { ticket });
    await round(4 * DAY);
    const edit = (urgency: string) => ({ ticket, set: { urgency } });
    await acts("2026-11-27T09:00:00.000+08:00", "ticket.edit", edit("low"), 2);
    await round(MINUTE);
    await acts("2026-11-27T09:02:00.000+08:00", "ticket.edit", edit("high"), 2);
    await round(MINUTE);
    const all = Object.keys(mapIn(await stateOf(hub, desk, ticket), "fired"));
    expect(all.filter((each) => each.endsWith(":960"))).toEqual(
      expect.arrayContaining(["100:960", "150:960", "75:960", "90:960"]),
    );
    const said = firings(await saidOf(hub, desk, ticket))
      .join("+")
      .split("+");
    expect(said.filter((step) => step === "100")).toHaveLength(1);
  });

  test("what is solved and not objected to for three working days is closed by the hub", async () => {
    const { hub, desk, opened, acts, round } = await office();
    const ticket = await opened({ category: "hardware.printer" });
    // Thursday, ten o'clock.
    const at = "2026-11-26T10:00:00.000+08:00";
    const solved = { resolutionCode: "fixed", solution: "换了搓纸轮再试打", rootCause: null };
    await round(3 * DAY + HOUR);
    await acts(at, "ticket.resolve", { ticket, ...solved });
    // Tuesday, half past nine: less than three working days.
    await round(4 * DAY + 23 * HOUR + 30 * MINUTE);
    expect((await stateOf(hub, desk, ticket)).fields.status).toBe("resolved");
    await round(HOUR);
    const { fields } = await stateOf(hub, desk, ticket);
    expect(fields).toMatchObject({ status: "closed", confirmation: "automatic" });
    expect(fields.basis).toMatchObject({ calendar: { key: "standard" } });
    expect((await round(DAY)).wrote).toBe(0);
  });

  test("without a category it waits, and is closed once it has one", async () => {
    const { hub, desk, opened, acts, round } = await office();
    const ticket = await opened();
    const solved = { resolutionCode: "fixed", solution: "换了搓纸轮再试打", rootCause: null };
    await round(HOUR);
    await acts("2026-11-23T10:00:00.000+08:00", "ticket.resolve", { ticket, ...solved });
    await round(10 * DAY);
    expect((await stateOf(hub, desk, ticket)).fields.status).toBe("resolved");
    const set = { ticket, set: { category: "hardware.printer" } };
    await acts("2026-12-03T10:00:00.000+08:00", "ticket.edit", set, 2);
    await round();
    expect((await stateOf(hub, desk, ticket)).fields.status).toBe("closed");
  });

  test("nobody but the hub says that the user did not object", async () => {
    const { opened, acts } = await office();
    const ticket = await opened({ category: "hardware.printer" });
    const at = "2026-11-23T10:00:00.000+08:00";
    const solved = { resolutionCode: "fixed", solution: "换了搓纸轮再试打", rootCause: null };
    await acts(at, "ticket.resolve", { ticket, ...solved });
    const said = { ticket, confirmation: "automatic", rating: null, basis: null, uses: [] };
    expect(await acts(at, "ticket.close", said, 2)).toMatchObject({ status: "refused", path: "byRuleAlone" });
    expect(await acts(at, "ticket.closeByRule", { ticket, days: 3, basis: null })).toMatchObject({
      status: "refused",
      code: "forbidden",
    });
    const fire = {
      ticket,
      rungs: [{ step: "100", minutes: 2400 }],
      due: null,
      basis: null,
      lastHeard: null,
    };
    expect(await acts(at, "ticket.fire", fire)).toMatchObject({ status: "refused", code: "forbidden" });
  });
});
