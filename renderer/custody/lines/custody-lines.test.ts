import { describe, expect, test } from "vitest";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { MAX_LINES, addLine, changeLine, lineOf, removeLine, restoreLine } from "./custody-lines.ts";

const asset = (id: string, holder: string | null = null): AssetRow => ({
  id,
  number: `A-K7-${id}`,
  kind: "laptop",
  tag: "",
  serial: "",
  name: "",
  maker: "",
  model: "",
  site: null,
  place: "",
  status: holder === null ? "inStock" : "inUse",
  holder,
  holderPerson: null,
  contested: false,
  unsigned: null,
  unsignedSince: null,
  dueBack: null,
  seal: null,
  classified: false,
  mergedInto: null,
  conflicts: 0,
  pending: 0,
  needsUpdate: false,
  updatedAt: 0,
});
const three = ["1", "2", "3"].map((id) => lineOf(asset(id)));
const ids = (lines: { asset: { id: string } }[]) => lines.map((line) => line.asset.id).join("");

describe("lines of a hand-over", () => {
  test("an asset scanned twice stands once, with what was entered for it", () => {
    const worn = changeLine(three, "2", { condition: "worn" });
    const { lines, outcome } = addLine(worn, lineOf(asset("2")));
    expect(outcome).toBe("duplicate");
    expect(lines[1]?.condition).toBe("worn");
    expect(addLine(three, lineOf(asset("4"))).outcome).toBe("added");
  });

  test("no more lines than one operation carries", () => {
    const full = Array.from({ length: MAX_LINES }, (_, at) => lineOf(asset(String(at))));
    expect(addLine(full, lineOf(asset("x"))).outcome).toBe("full");
  });

  test("a removed line comes back where it stood, once", () => {
    const { lines, removed } = removeLine(three, "2");
    expect(ids(lines)).toBe("13");
    if (!removed) throw new Error("nothing was removed");
    expect(ids(restoreLine(lines, removed))).toBe("123");
    const again = addLine(lines, lineOf(asset("2"))).lines;
    expect(ids(restoreLine(again, removed))).toBe("132");
    expect(removeLine(three, "9").removed).toBeNull();
  });
});
