import { expect, test } from "vitest";
import { ask, memoryCore, run } from "../../../tests/support/core/core.ts";

const AT = "2026-01-05T10:00:00.000+08:00";

function office() {
  const core = memoryCore();
  const register = (name: string) => run(core, { type: "asset.register", set: { name } }).id as string;
  const asset = register("财务部笔记本");
  const other = register("备用笔记本");
  const set = { maker: "WDC", model: "PC SN530", reported: "WD-123456", guess: "SSD" };
  const { id } = run(core, { type: "medium.register", asset, at: AT, set });
  return { core, asset, other, medium: id as string };
}

test("a medium that was taken out is in no machine any more, and it is told where it was", () => {
  const { core, asset, other, medium } = office();
  const pool = { holder: "pool", name: "", place: "B1 介质柜" };
  run(core, { type: "medium.move", medium, away: pool, seal: "F-0091", at: AT });
  expect(ask(core, "medium.in", { asset })).toEqual([]);
  run(core, { type: "medium.move", medium, asset: other, at: AT });
  expect(ask(core, "medium.in", { asset: other })).toMatchObject([{ id: medium, away: null, seal: "" }]);
  const { stays } = ask(core, "medium.get", { id: medium });
  expect(stays.map((stay) => [stay.asset, stay.away?.place ?? null, stay.seal])).toEqual([
    [asset, null, ""],
    [null, "B1 介质柜", "F-0091"],
    [other, null, ""],
  ]);
});

test("a guessed type stays a guess until somebody who holds it says what it is", () => {
  const { core, medium } = office();
  expect(ask(core, "medium.get", { id: medium }).row).toMatchObject({ guess: "SSD", mediumType: null });
  run(core, { type: "medium.confirm", medium, mediumType: "nvme", labelRead: "read", label: "S4EV0001" });
  expect(ask(core, "medium.get", { id: medium }).row).toMatchObject({
    ...{ guess: "SSD", mediumType: "nvme", label: "S4EV0001", reported: "WD-123456" },
  });
});

test("what is on a medium leaves the house only with somebody's word for it", () => {
  const { core, asset, medium } = office();
  const away = { holder: "supplier", name: "联想服务站" };
  const refused = core.execute({ type: "medium.move", medium, away, at: AT });
  expect(refused).toMatchObject({ ok: false, error: { code: "notAllowed", path: "approval" } });
  expect(ask(core, "medium.in", { asset })).toHaveLength(1);
  const approval = { by: "王主任", reference: "OA-2026-118" };
  run(core, { type: "medium.move", medium, away, approval, at: AT });
  expect(ask(core, "medium.get", { id: medium }).stays.at(-1)).toMatchObject({ approval });
});

test("an inventory that does not tell of a medium any more takes nothing from it", () => {
  const { core, asset, medium } = office();
  run(core, { type: "asset.edit", asset, set: { media: [] } });
  expect(ask(core, "medium.in", { asset })).toMatchObject([{ id: medium, reported: "WD-123456" }]);
});

test("a scanned label finds its medium, and so does the serial that the disk reports", () => {
  const { core, medium } = office();
  run(core, { type: "medium.confirm", medium, mediumType: "nvme", labelRead: "read", label: "S4EV0001" });
  for (const code of ["S4EV0001", "s/n: s4ev0001", "WD-123456"]) {
    expect(ask(core, "scan.resolve", { code }), code).toMatchObject({ kind: "medium", id: medium });
  }
});
