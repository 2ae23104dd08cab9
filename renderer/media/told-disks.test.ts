import { expect, test } from "vitest";
import type { Medium } from "../../shared/domain/asset/asset-fields.ts";
import { entering, isUntold, unknownDisks } from "./told-disks.ts";

const disk = (serial: string | null, more: Partial<Medium> = {}): Medium => ({
  ...{ maker: null, model: null, serial, type: null, capacity: null, firmware: null },
  ...more,
});
const row = (reported: string, label = "") => ({ reported, label });

test("a disk is known by the serial it reports or by the one on its label, however it is written", () => {
  const told = [disk("S/N: wd-123456"), disk("S4EV 0001"), disk("5XZ9876")];
  expect(unknownDisks(told, [row("WD-123456"), row("", "s4ev 0001")])).toEqual([told[2]]);
});

test("a disk without a serial, or with a placeholder for one, is never entered by itself", () => {
  expect(unknownDisks([disk(null), disk(""), disk("0000000000"), disk("N/A")], [])).toEqual([]);
});

test("a medium is missing from an inventory only where that tells of disks and the medium has a serial", () => {
  expect(isUntold(row("WD-123456"), [disk("5XZ9876")])).toBe(true);
  expect(isUntold(row("WD-123456"), [disk("wd-123456")])).toBe(false);
  expect(isUntold(row("WD-123456"), [])).toBe(false);
  expect(isUntold(row("WD-123456"), [disk(null)])).toBe(false);
  expect(isUntold(row(""), [disk("5XZ9876")])).toBe(false);
});

test("what an inventory tells is entered as told, its type as a guess", () => {
  const told = disk("WD-123456", { maker: "WDC", model: "SN530", type: "SSD", capacity: 244198.4 });
  expect(entering("a", "t", told)).toEqual([
    "medium.register",
    {
      asset: "a",
      at: "t",
      set: { maker: "WDC", model: "SN530", reported: "WD-123456", guess: "SSD", capacity: 244198 },
    },
  ]);
});
