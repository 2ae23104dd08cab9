import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCore, createMemoryProfile } from "../../electron/core/compose.ts";
import { silentLog, uuidv7Maker } from "../../electron/core/environment.ts";
import { createHubService, openPostgresHubStore, verifyHub } from "../../hub/compose.ts";
import { serviceRulesOf, ticketClock } from "../../shared/domain/ticket/ticket-clock.ts";
import { standingRungs } from "../../shared/domain/ticket/ticket-told.ts";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import type { Executed } from "../../shared/ipc/contract.ts";
import { formatPairingCode } from "../../shared/protocol/pairing.ts";
import { enrol, must, pullAll, testEnvironment } from "../support/hub/device.ts";
import { hubCli, serveMovedHub } from "../support/hub/hub-process.ts";
import type { MovedHub } from "../support/hub/hub-process.ts";
import { startPostgres } from "../support/hub/postgres.ts";
import type { TestPostgres } from "../support/hub/postgres.ts";
import { open } from "../../shared/log/seal.ts";
import { sha256Hex } from "../../hub/log/hub-crypto.ts";

// The ladder and the automatic closing by the loop of two `hub serve` over one PostgreSQL, whose clocks alone are
// moved, beside a console that was offline meanwhile and told its technician by itself.

/** Monday, 09:00 in Shanghai. */
const MORNING = "2026-11-23T09:00:00.000+08:00";
const HOUR = 3_600_000;

let dir: string;
let postgres: TestPostgres;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "deskside-timers-"));
  postgres = await startPostgres();
});

afterAll(async () => {
  await postgres.stop();
  await rm(dir, { recursive: true });
});

/** A technician's console, by a clock that is moved with the hubs'. */
function consoleBy(now: () => number) {
  const environment = { now, uuidv7: uuidv7Maker(now, randomBytes), randomBytes, log: silentLog };
  const profile = createMemoryProfile(environment, { name: "王芳", workspaceName: "一个人" });
  const core = createCore({ profile, timer: () => () => {}, openFileLine: null });
  const act = (command: { type: string } & Record<string, unknown>) => {
    const done = core.execute(command);
    if (!done.ok) throw new Error(done.error.message);
    return (done.value as Executed).id as string;
  };
  return {
    core,
    act,
    async sync() {
      const round = await core.sync.syncNow();
      expect(round.ok ? "" : round.message).toBe("");
    },
    /** The steps of a ticket as its window lists them. */
    rungs(ticket: string) {
      const row = profile.store.source.row("ticket", ticket) as TicketRow;
      const rules = serviceRulesOf([]);
      const clock = ticketClock(row.times, { site: row.site, rules }, Math.floor(now() / 1000));
      return standingRungs(row, clock).map(({ key, recorded }) => [key, recorded]);
    },
    status: (ticket: string) => (profile.store.source.row("ticket", ticket) as TicketRow).status,
  };
}

test("two hub processes fire each step and close each ticket once, and so does a console that was offline", async () => {
  const url = await postgres.newDatabase();
  const urlFile = join(dir, "url");
  await writeFile(urlFile, url, { mode: 0o600 });
  const [north, south] = [join(dir, "north"), join(dir, "south")];
  const made = await hubCli("init", "--dir", north, "--name", "信息部", "--postgres-url-file", urlFile);
  expect((await hubCli("init", "--dir", south, "--postgres-url-file", urlFile)).status).toBe(0);

  const hubs: MovedHub[] = [];
  const store = await openPostgresHubStore(url);
  const environment = testEnvironment(Date.parse(MORNING));
  const desk = consoleBy(environment.now);
  try {
    hubs.push(await serveMovedHub(north, MORNING), await serveMovedHub(south, MORNING));
    const local = await createHubService({ store, environment });
    const reader = await enrol(local, "lead");
    const { id: member } = must(await local.administration.addMember({ name: "王芳", role: "technician" }));
    const { secret } = must(await local.administration.createPairingSecret(member, 30));
    const { workspace } = local.facts;
    const at = { address: hubs[0]?.address ?? "", fingerprint: String(made.json.fingerprint) };
    expect(await desk.core.sync.pair(formatPairingCode({ ...at, secret, workspace }))).toMatchObject({
      ok: true,
    });

    /** All clocks go on together; both hubs look at once. */
    const goOn = async (ms: number) => {
      environment.advance(ms);
      await Promise.all(hubs.map((hub) => hub.advance(ms)));
    };

    const set = { impact: "low", urgency: "high", category: "hardware.printer" };
    const open = (title: string) => desk.act({ type: "ticket.open", set: { ...set, title } });
    const slow = open("打印机卡纸");
    const solved = [open("打印机没有墨粉"), open("打印机离线")];
    for (const ticket of solved) {
      const solution = "换了搓纸轮再试打";
      desk.act({ type: "ticket.resolve", ticket, resolutionCode: "fixed", solution, rootCause: null });
    }
    await desk.sync();
    await goOn(60_000);
    expect(desk.rungs(slow)).toEqual([]);

    // Sixteen hours of work are two days and an hour: Wednesday afternoon. The laptop hears nothing of the hub.
    for (let hours = 0; hours < 60; hours += 6) await goOn(6 * HOUR);
    const here = ["response:240", "50:960", "75:960", "90:960", "100:960"];
    expect(desk.rungs(slow)).toEqual(here.map((key) => [key, false]));
    await desk.sync();
    expect(desk.rungs(slow)).toEqual(here.map((key) => [key, true]));

    for (let days = 0; days < 5; days += 1) await goOn(24 * HOUR);
    // Whoever found the number taken looks again in its next round.
    await goOn(30_000);
    await goOn(30_000);
    await desk.sync();
    expect(solved.map(desk.status)).toEqual(["closed", "closed"]);
    expect(desk.rungs(slow)).toEqual([...here, "150:960", "200:960"].map((key) => [key, true]));

    const said = (await pullAll(local, reader)).flatMap((row) => {
      const opened = openedOf(row);
      return opened.type === "ticket.fire" || opened.type === "ticket.closeByRule" ? [opened] : [];
    });
    const fired = said.flatMap(({ payload }) =>
      "rungs" in payload
        ? (payload.rungs as { step: string }[]).map(({ step }) => `${payload.ticket} ${step}`)
        : [],
    );
    const steps = [...here, "150:960", "200:960"].map((key) => `${slow} ${key.split(":")[0]}`);
    expect([...fired].sort()).toEqual([...steps].sort());
    const closed = said.flatMap(({ type, payload }) =>
      type === "ticket.closeByRule" ? [payload.ticket] : [],
    );
    expect([...closed].sort()).toEqual([...solved].sort());
    expect((await verifyHub(store)).problems).toEqual([]);
    expect(await Promise.all(hubs.map((hub) => hub.end()))).toEqual([0, 0]);
  } finally {
    await desk.core.close();
    await store.close();
    for (const hub of hubs) await hub.end("SIGKILL");
  }
});

function openedOf(row: Parameters<typeof open>[0]) {
  const opened = open(row, sha256Hex);
  if (!opened.ok) throw new Error("an operation of the hub cannot be opened");
  return opened.op as { type: string; payload: Record<string, unknown> };
}
