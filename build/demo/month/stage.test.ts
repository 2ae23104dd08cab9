import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqliteHubStore, verifyHub } from "../../../hub/compose.ts";
import type { HubStore } from "../../../hub/store/hub-store.ts";
import { inventoryDir } from "../demo-office.ts";
import { CREW } from "./crew.ts";
import { monthOf } from "./month.ts";
import { openStage } from "./stage.ts";

const END = Date.parse("2026-11-27T15:40:00+08:00");
const month = monthOf({ seed: 3, end: END, length: 2, perDay: 6, share: 0.1 });
const root = mkdtempSync(path.join(tmpdir(), "deskside-month-"));
const hub = path.join(root, "hub");
let store: HubStore;

beforeAll(async () => {
  const stage = await openStage({
    ...{
      hub,
      workspaceName: "示例科技",
      crew: CREW,
      from: month.from,
      kept: {},
      passphrase: "invented office",
    },
    address: "https://127.0.0.1:1",
  });
  await stage.take("lead", [inventoryDir]);
  // A refusal of any of them ends it.
  for (const step of month.steps) await stage.play(step);
  await stage.gather(END);
  await stage.close();
  store = await openSqliteHubStore(path.join(hub, "hub.db"));
});
afterAll(async () => {
  await store.close();
  rmSync(root, { recursive: true, force: true });
});

const logged = async () => {
  const { feed } = await store.standing();
  return store.page(0, feed, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
};

test("a small office is played through real consoles and a real hub, which has all of it and finds nothing wrong", async () => {
  const types = (await logged()).map(({ body }) => (JSON.parse(body) as { type: string }).type);
  for (const { does } of month.steps) expect(types).toContain(does.type);
  expect(types.filter((type) => type === "ticket.open")).toHaveLength(
    month.steps.filter(({ does }) => does.type === "ticket.open").length,
  );
  expect(await verifyHub(store)).toMatchObject({ problems: [], refusals: 0, devices: 6, contested: 1 });
});

test("every act has the moment of its story, and the hub has it after that and before the end", async () => {
  for (const { body, receivedAt } of await logged()) {
    const at = Date.parse((JSON.parse(body) as { at: string }).at);
    expect(at).toBeGreaterThanOrEqual(month.from);
    expect(receivedAt).toBeGreaterThanOrEqual(at);
    expect(receivedAt).toBeLessThanOrEqual(END);
  }
});
