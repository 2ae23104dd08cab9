// Before everything that reads the kinds: from here on this is a program of the future.
import "./raised/raise.ts";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createCore, openProfile, systemEnvironment } from "../../electron/core/compose.ts";
import type { Core } from "../../electron/core/compose.ts";
import { timestampOf } from "../../electron/core/environment.ts";
import { verifyStore } from "../../electron/core/store/care/verify-store.ts";
import { NO_PARTS } from "../../electron/core/store/log/stored-parts.ts";
import type { Operation } from "../../shared/log/operation.ts";
import {
  StandInHub,
  ask,
  derivedAnew,
  enrolledConsole,
  finish,
  must,
  run,
  temporaryFolder,
  testEnvironment,
} from "../support/core/core.ts";
import { PASSPHRASE, keptOf } from "./kept.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const slips = (core: Core) =>
  ask(core, "site.list", {})
    .map(({ name }) => name)
    .filter((name) => name.startsWith("slip: "));
const problemsOf = (core: Core) => finish(verifyStore(core.profile.store)).problems;

/** An assignment as the version before sealed it, which names no slip; in the outbox. */
function assignAsBefore({ profile: { store } }: Core, ticket: string, reason: string): Operation {
  const { device, workspace, member } = store.identity();
  return store.integrate(() => {
    const { sealed, op } = store.sealWith({
      ...{ id: store.environment.uuidv7(), type: "ticket.assign", v: 1, workspace, device, actor: member },
      ...{ deviceSeq: store.log.lastDeviceSeq(device) + 1, at: timestampOf(store.environment.now()) },
      ...{ clockSkewMs: 0, baseSeq: store.meta.get("baseSeq") ?? 0, touches: [`ticket:${ticket}`] },
      payload: { ticket, assignee: member, reason },
    });
    const n = store.log.append({
      ...{ ...sealed, parts: NO_PARTS, absent: false, id: op.id, status: "pending", own: true },
      ...{ device, deviceSeq: op.deviceSeq },
      ...{ type: op.type, seq: null, feed: null, receivedAt: null, receipt: null, verified: null, label: "" },
    });
    store.folding.apply(op, null, n);
    store.operationChanged(op.id);
    return op;
  });
}

function office() {
  const hub = new StandInHub(testEnvironment(2));
  const one = enrolledConsole(hub, "甲", "A1", 3);
  const two = enrolledConsole(hub, "乙", "B1", 4);
  const ticket = run(one.core, { type: "ticket.open", set: { title: "打印机卡纸" } }).id as string;
  hub.sync(one.sync);
  hub.sync(two.sync);
  return { hub, one, two, ticket };
}

describe("a record that an older operation says without naming it", () => {
  test("is there after the upgrade of a store that holds such operations", async () => {
    const copy = join(folder.path, "profile");
    cpSync(keptOf("0.1.0").profile, copy, { recursive: true });
    const secret = { by: "passphrase", passphrase: PASSPHRASE } as const;
    const core = createCore({
      profile: must(openProfile({ folder: copy, secret, environment: systemEnvironment() })),
    });
    const assigned = core.profile.store.db
      .prepare<[], number>(
        "SELECT count(*) FROM operation WHERE type = 'ticket.assign' AND status IN ('pending', 'accepted')",
      )
      .pluck()
      .get();
    expect(assigned).toBeGreaterThan(0);
    expect(slips(core)).toEqual([]);
    while (core.idle());
    expect(slips(core)).toHaveLength(assigned as number);
    expect(problemsOf(core)).toEqual([]);
    await core.close();
  });

  test("is filed, numbered and derived anew with it", () => {
    const { hub, one, two, ticket } = office();
    assignAsBefore(one.core, ticket, "他熟悉");
    expect(slips(one.core)).toEqual(["slip: 他熟悉"]);
    expect(ask(one.core, "site.list", {})[0]?.pending).toBe(1);
    hub.sync(one.sync);
    hub.sync(two.sync);
    for (const { core } of [one, two]) {
      expect(slips(core)).toEqual(["slip: 他熟悉"]);
      expect(ask(core, "site.list", {})[0]?.pending).toBe(0);
      derivedAnew(core);
      expect(slips(core)).toEqual(["slip: 他熟悉"]);
      expect(problemsOf(core)).toEqual([]);
    }
  });

  test("goes when the hub refuses it", () => {
    const { hub, one, ticket } = office();
    assignAsBefore(one.core, ticket, "他熟悉");
    hub.push(one.sync, 500, (type) => type === "ticket.assign");
    expect(slips(one.core)).toEqual([]);
    expect(problemsOf(one.core)).toEqual([]);
  });

  test("stays with it under a new identity of the laptop", () => {
    const { hub, one, ticket } = office();
    assignAsBefore(one.core, ticket, "他熟悉");
    hub.enrol(one.sync, "甲", "A2");
    expect(slips(one.core)).toEqual(["slip: 他熟悉"]);
    expect(problemsOf(one.core)).toEqual([]);
    hub.sync(one.sync);
    expect(slips(one.core)).toEqual(["slip: 他熟悉"]);
  });
});
