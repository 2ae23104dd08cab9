import { describe, expect, test } from "vitest";
import type { OperationBody } from "../../../../shared/log/operation.ts";
import {
  StandInHub,
  enrolledConsole,
  finish,
  memoryCore,
  run,
  testEnvironment,
} from "../../../../tests/support/core/core.ts";
import type { Console } from "../../../../tests/support/core/core.ts";
import { createSyncStore } from "../log/store-sync.ts";
import { verifyStore } from "./verify-store.ts";

const at = "2026-11-23T10:00:00.000+08:00";

function office() {
  const hub = new StandInHub(testEnvironment(3001));
  const [a, b] = [enrolledConsole(hub, "甲", "A1", 3002), enrolledConsole(hub, "乙", "B2", 3003)];
  const id = run(a.core, { type: "asset.register", set: { name: "笔记本" } }).id as string;
  hub.sync(a.sync);
  hub.sync(b.sync);
  return { hub, a, b, id };
}

const hand = ({ core }: Console, asset: string, receiverName = "张三") =>
  run(core, {
    ...{ type: "custody.handOver", purpose: "issue", giverName: "库", receiver: null, receiverName },
    ...{
      unsigned: { reason: "电话里说好了" },
      place: "",
      handedAt: at,
      lines: [{ asset, condition: "good" }],
    },
  }).operation as string;
const takeBack = ({ core }: Console, asset: string) =>
  run(core, {
    ...{ type: "custody.return", reason: "idle", returnerName: "张三" },
    ...{
      unsigned: { reason: "电话里说好了" },
      place: "",
      returnedAt: at,
      lines: [{ asset, condition: "good" }],
    },
  }).operation as string;
const verify = ({ core }: Console) => finish(verifyStore(core.profile.store));
const codes = (console: Console) => [...new Set(verify(console).problems.map(({ code }) => code))].sort();

/** Takes an operation out of a console's store as if it had never been there. */
function takeOut({ core }: Console, id: string): void {
  const { db } = core.profile.store;
  db.prepare("DELETE FROM entity_operation WHERE n = (SELECT n FROM operation WHERE id = ?)").run(id);
  db.prepare("DELETE FROM operation WHERE id = ?").run(id);
}

/** A return that waits behind a hand-over which the hub refuses. */
function afterRefusal() {
  const { hub, a, b, id } = office();
  const refused = hand(a, id);
  const follows = takeBack(a, id);
  hub.push(a.sync, 500, (type) => type === "custody.handOver");
  hub.sync(a.sync);
  hub.sync(b.sync);
  return { hub, a, b, id, refused, follows };
}

describe("an event that follows one the hub refused", () => {
  test("is told apart from a broken link, on its author's laptop and on others", () => {
    const { a, b, id, refused, follows } = afterRefusal();
    for (const each of [a, b]) {
      expect(verify(each)).toMatchObject({
        ok: true,
        problems: [],
        afterRefused: [{ subject: `asset:${id}`, event: follows, follows: refused }],
      });
    }
  });

  test("a link that names another text than the refused one is broken", () => {
    const { a, refused } = afterRefusal();
    a.core.profile.store.db
      .prepare("UPDATE operation SET body = replace(body, '\"good\"', '\"worn\"') WHERE id = ?")
      .run(refused);
    expect(codes(a)).toEqual(["chain", "prev", "signature"]);
  });

  test("an accepted event that was taken out of the store is no refusal", () => {
    const { hub, a, b, id } = office();
    const first = hand(a, id);
    takeBack(a, id);
    hub.sync(a.sync);
    hub.sync(b.sync);
    for (const each of [a, b]) {
      takeOut(each, first);
      expect(codes(each)).toEqual(expect.arrayContaining(["chain", "lost"]));
      expect(verify(each).afterRefused).toEqual([]);
    }
  });

  test("nor is one that was marked as refused afterwards", () => {
    const { hub, a, b, id } = office();
    const first = hand(a, id);
    takeBack(a, id);
    hub.sync(a.sync);
    hub.sync(b.sync);
    b.core.profile.store.db
      .prepare("UPDATE operation SET status = 'refused', own = 1 WHERE id = ?")
      .run(first);
    expect(codes(b)).toContain("chain");
  });

  test("an event that follows one of another asset is broken", () => {
    const { hub, a, b, id } = office();
    const other = run(a.core, { type: "asset.register", set: { name: "显示器" } }).id as string;
    const stray = hand(a, other);
    const mine = hand(a, id);
    const { db } = a.core.profile.store;
    const body = JSON.parse(
      db.prepare("SELECT body FROM operation WHERE id = ?").pluck().get(mine) as string,
    ) as OperationBody;
    const hash = a.core.profile.store.verifier.sha256(
      db.prepare("SELECT body FROM operation WHERE id = ?").pluck().get(stray) as string,
    );
    const [line] = body.payload.lines as object[];
    const { sealed } = a.core.profile.store.sealWith({
      ...body,
      payload: { ...body.payload, lines: [{ ...line, prev: stray, prevHash: hash }] },
    });
    db.prepare("UPDATE operation SET body = ?, sig = ? WHERE id = ?").run(sealed.body, sealed.sig, mine);
    hub.sync(a.sync);
    hub.sync(b.sync);
    expect(codes(b)).toEqual(["chain"]);
  });
});

describe("deviceSeq", () => {
  const note = ({ core }: Console, ticket: string) =>
    run(core, { type: "ticket.note", ticket, text: "看过了" }).operation as string;

  /** A laptop that acted, was refused once, and acted again. */
  function worked() {
    const { hub, a } = office();
    const ticket = run(a.core, { type: "ticket.open", set: { title: "打印机卡纸" } }).id as string;
    run(a.core, { type: "ticket.accept", ticket });
    hub.push(a.sync, 500, (type) => type === "ticket.accept");
    const last = note(a, ticket);
    hub.sync(a.sync);
    return { hub, a, ticket, last };
  }

  test("a laptop whose store came back from the hub does not know what was refused; that is no gap", () => {
    const { hub, a, ticket } = worked();
    const core = memoryCore(testEnvironment(3004));
    const sync = createSyncStore(core.profile.store);
    const { meta } = a.core.profile.store;
    sync.takeIdentity(a.core.profile.store.identity(), meta.get("binding") as never);
    sync.enterEpoch(1, []);
    hub.pull(sync);
    expect(codes({ core, sync })).toEqual([]);
    note({ core, sync }, ticket);
    expect(codes({ core, sync })).toEqual([]);
  });

  test("an own operation that was taken out leaves a gap", () => {
    const { hub, a, ticket, last } = worked();
    note(a, ticket);
    hub.sync(a.sync);
    expect(codes(a)).toEqual([]);
    takeOut(a, last);
    expect(codes(a)).toEqual(expect.arrayContaining(["deviceSeq", "lost"]));
  });
});
