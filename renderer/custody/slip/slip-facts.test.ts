import { expect, test } from "vitest";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { recordedSlip } from "./slip-facts.ts";

const ASSET = "00000000-0000-7000-8000-000000000001";
const at = "2026-11-23T10:00:00.000+08:00";
const describe = (asset: string) => ({ name: `laptop ${asset.slice(-1)}`, codes: ["IT-1"] });
const entry = (type: string, payload: Record<string, unknown>): HistoryEntry => ({
  ...{
    operation: "op",
    type,
    actor: "m",
    actorName: "林静",
    deviceCode: "K7",
    at,
    corrected: Date.parse(at),
  },
  ...{ seq: 5, undone: null, payload, withheld: [], checked: true, readable: true },
});
const signature = (role: string, name: string) => ({
  ...{ role, name, employeeNo: "E1024", strokes: [[[1, 2, 3]]], signedAt: at, identityCheck: "badge" },
});
const line = { asset: ASSET, condition: "worn", accessories: "电源", note: "" };

test("a loan says who, what, until when and under which terms, and who signed", () => {
  const slip = recordedSlip(
    entry("custody.handOver", {
      ...{ number: "H-K7-0005", purpose: "loan", giverName: "林静", place: "3F", handedAt: at },
      ...{ dueBack: "2026-12-01", terms: { key: "standard", version: "3", text: "妥善保管。" } },
      ...{ to: { holder: "person", name: "陈敏" }, lines: [line], unsigned: null },
      signatures: [signature("receiver", "陈敏")],
    }),
    describe,
  );
  expect(slip?.facts).toEqual({
    ...{ act: "handOver", reason: "loan", number: "H-K7-0005", at: Date.parse(at), place: "3F" },
    giver: { name: "林静", employeeNo: "", dept: "" },
    receiver: { name: "陈敏", employeeNo: "E1024", dept: "" },
    dueBack: "2026-12-01",
    seal: null,
    byDevice: null,
    others: [],
    lines: [
      {
        ...{ asset: ASSET, name: "laptop 1", codes: ["IT-1"], condition: "worn", note: "", states: [] },
        ...{
          accessories: [{ name: "电源", qty: 1, serial: "" }],
          missing: [],
          photos: 0,
          noPhoto: "",
          declined: null,
          unreturned: null,
        },
      },
    ],
    terms: { version: "3", text: "妥善保管。" },
    agreement: null,
  });
  expect(slip?.signatures.map(({ name }) => name)).toEqual(["陈敏"]);
  expect(slip?.unsigned).toBeNull();
});

test("what was declined stands behind what was handed over, and who else took part is named", () => {
  const payload = {
    ...{ number: "H-K7-0007", purpose: "transfer", giverName: "林静", giverDept: "信息技术部", place: "" },
    ...{ handedAt: at, to: { holder: "department", name: "财务部", responsible: "王五" } },
    ...{ collectedBy: { name: "陈敏" }, manager: { name: "赵六" }, otherGiver: "本人出差", signatures: [] },
    lines: [{ ...line, accessories: [], works: "faulty", serialMatch: "differs", photos: ["f"] }],
    declined: [{ asset: "other-2", reason: "型号不符", accessories: [] }],
  };
  const facts = recordedSlip(entry("custody.handOver", payload), describe)?.facts;
  expect(facts?.giver).toEqual({ name: "林静", employeeNo: "", dept: "信息技术部" });
  expect(facts?.lines).toMatchObject([
    { asset: ASSET, states: ["works.faulty", "serialMatch.differs"], photos: 1, declined: null },
    { asset: "other-2", declined: "型号不符" },
  ]);
  expect(facts?.others).toEqual([
    ["responsible", "王五"],
    ["collectedBy", "陈敏"],
    ["manager", "赵六"],
    ["otherGiver", "本人出差"],
  ]);
});

test("an unsigned return says why, and is received by whoever recorded it", () => {
  const payload = {
    ...{ number: "R-K7-0001", reason: "idle", returnerName: "陈敏", place: "库房", returnedAt: at },
    ...{ lines: [line], signatures: [], unsigned: { reason: "对方不在现场" } },
  };
  const slip = recordedSlip(entry("custody.return", payload), describe);
  expect(slip?.unsigned).toBe("对方不在现场");
  expect(slip?.facts).toMatchObject({ giver: { name: "陈敏" }, receiver: { name: "林静" }, terms: null });
});

test("what 0.1.0 recorded is read, and what no document is or cannot be read is none", () => {
  const old = { number: "H-K7-0001", purpose: "issue", giverName: "库", receiverName: "张三", handedAt: at };
  expect(recordedSlip(entry("custody.handOver", old), describe)).toMatchObject({
    ...{ facts: { receiver: { name: "张三" }, lines: [] }, signatures: [], unsigned: null },
  });
  expect(recordedSlip(entry("custody.resolve", { note: "x" }), describe)).toBeNull();
  expect(recordedSlip({ ...entry("custody.handOver", old), readable: false }, describe)).toBeNull();
});
