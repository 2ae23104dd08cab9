import { expect, test } from "vitest";
import type { Overwritten } from "../../../shared/log/state.ts";
import { stillLost } from "./still-lost.ts";

const lost = [
  { field: "address", value: "三路 3 号" },
  { field: "active", value: false },
  { field: "site", value: null },
  { field: "ports", value: [{ name: "eth0" }] },
] as unknown as Overwritten[];

test("what holds again is no longer told as lost", () => {
  const all = { address: "二路 2 号", active: true, site: "s", ports: [] };
  expect(stillLost(lost, all)).toEqual(lost);
  const restored = { address: "三路 3 号", active: false, ports: [{ name: "eth0" }] };
  expect(stillLost(lost, restored)).toEqual([]);
});
