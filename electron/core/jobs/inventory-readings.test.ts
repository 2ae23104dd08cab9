import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ask, memoryCore, run, temporaryFolder } from "../../../tests/support/core/core.ts";
import type { Core } from "../compose.ts";

const folder = temporaryFolder();
beforeEach(() => mkdirSync(folder.path, { recursive: true }));
afterEach(() => folder.remove());

const document = (full: number) => ({
  ...{ action: "inventory", itemtype: "Computer", deviceid: "CW-2026" },
  content: {
    hardware: { name: "CW-ZHANGWEI", uuid: "4c4c4544-0000-1000-8000-000000001001" },
    bios: { ssn: "PF3Q7K2L", smanufacturer: "LENOVO", smodel: "21CBA00KCD" },
    accesslog: { logdate: "2026-11-03 09:15:00" },
    batteries: [{ capacity: 50000, real_capacity: full, name: "L21" }],
  },
});

async function takeIn(core: Core, full: number) {
  const file = join(folder.path, `${full}.json`);
  writeFileSync(file, JSON.stringify(document(full)));
  await core.handle({ id: 1, kind: "import", paths: [file], dryRun: false });
  return ask(core, "asset.page", { text: "PF3Q7K2L" }).rows[0]?.id as string;
}

const readings = (core: Core, asset: string) =>
  core.handle({ id: 2, kind: "job", name: "inventoryReadings", params: { asset } });

test("an asset's latest inventory is read, with the machine it was taken on and its clock", async () => {
  const core = memoryCore();
  await takeIn(core, 45000);
  const asset = await takeIn(core, 30000);
  expect(await readings(core, asset)).toMatchObject({
    ok: true,
    result: {
      ...{ name: "30000.json", machine: { name: "CW-ZHANGWEI", serial: "PF3Q7K2L" } },
      takenAt: expect.stringMatching(/^2026-11-03T09:15:00/) as unknown,
      answers: expect.arrayContaining([
        expect.objectContaining({
          ...{ probe: "battery", end: "result", reason: null },
          values: expect.arrayContaining([expect.objectContaining({ name: "wear", value: 40 })]) as unknown,
        }),
      ]) as unknown,
    },
  });
});

test("an asset of which none was taken says so", async () => {
  const core = memoryCore();
  const asset = run(core, { type: "asset.register", set: { tag: "IT-1" } }).id as string;
  expect(await readings(core, asset)).toMatchObject({
    ok: false,
    error: { code: "notFound", details: { rule: "noInventory" } },
  });
});
