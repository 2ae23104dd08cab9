import { afterEach, beforeEach, expect, test } from "vitest";
import { ask, memoryCore, run } from "../../../tests/support/core/core.ts";
import { FIXTURES } from "../../../tests/support/core/inventory-fixtures.ts";
import type { ImportReport } from "../../../shared/ipc/import-report.ts";
import type { Core } from "../compose.ts";

// What the register says after somebody took back what they did to an asset.

let core: Core;
beforeEach(() => {
  core = memoryCore();
});
afterEach(() => core.close());

async function take(name: string): Promise<ImportReport> {
  const reply = await core.handle({
    id: 1,
    kind: "import",
    paths: [`${FIXTURES}/${name}.json`],
    dryRun: false,
  });
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.result as ImportReport;
}
const found = () => ask(core, "asset.page", {}).rows[0]?.id as string;
const get = () => ask(core, "asset.get", { id: found() });
const undo = (operation: unknown) => run(core, { type: "asset.undo", asset: found(), operation });

test("a field that somebody wrote over and left as it was follows the inventories again", async () => {
  await take("good/laptop");
  const { memories } = get();
  const { operation } = run(core, { type: "asset.edit", asset: found(), set: { memories: [] } });
  undo(operation);
  expect(get().memories).toEqual(memories);
  expect((await take("partial/laptop-memory")).items).toMatchObject([
    { outcome: "changed", changes: ["memories", "firmwares"] },
  ]);
  expect(get().memories[0]?.capacity).toBe(16384);
});

test("an inventory that was taken back can be taken in once more", async () => {
  await take("good/laptop");
  const before = get().memories;
  await take("partial/laptop-memory");
  const [last] = ask(core, "history.page", { kind: "asset", id: found() }).rows.slice(-1);
  undo(last?.operation);
  expect(get().memories).toEqual(before);
  expect((await take("partial/laptop-memory")).counts).toMatchObject({ changed: 1 });
  expect(get().memories[0]?.capacity).toBe(16384);
});

test("a place that was brought back does not go before where a custody act has moved the asset since", () => {
  run(core, { type: "asset.register", set: { name: "笔记本", kind: "laptop", place: "库房" } });
  const asset = found();
  const unsigned = { reason: "电话里说好了" };
  const lines = [{ asset, condition: "good" }];
  run(core, {
    ...{ type: "custody.handOver", purpose: "issue", giverName: "设备库", receiver: null },
    ...{ receiverName: "张三", place: "一楼", handedAt: "2026-11-23T10:00:00.000+08:00", unsigned, lines },
  } as { type: string });
  run(core, {
    ...{ type: "custody.return", reason: "idle", returnerName: "张三", place: "三楼" },
    ...{ returnedAt: "2026-11-23T11:00:00.000+08:00", unsigned, lines },
  } as { type: string });
  expect(get().row.place).toBe("三楼");
  const { operation } = run(core, { type: "asset.edit", asset, set: { place: "五楼" } });
  expect(get().row.place).toBe("五楼");
  undo(operation);
  expect(get().row.place).toBe("三楼");
});
