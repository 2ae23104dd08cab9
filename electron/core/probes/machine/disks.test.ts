import { describe, expect, test } from "vitest";
import { worstOf } from "../../../../shared/domain/checklist/reading.ts";
import { TAKEN_AT, outputsOf, smartDocument, taken } from "../../../../tests/support/probes/machine.ts";
import type { Machine } from "../../../../tests/support/probes/machine.ts";
import { disksFact } from "./disks.ts";
import { answerFrom } from "./fact.ts";
import type { Taken } from "./outputs.ts";
import type { System } from "./source.ts";

/** A document and the status that smartctl ended with. */
type Disk = [name: string, exit: number];

function answer(system: System, machine: Machine | null, disks: readonly Disk[] = []) {
  const outputs = new Map<string, Taken>();
  const ids = new Set((disksFact.sources[system] ?? []).map(({ id }) => id));
  for (const [id, one] of machine ? outputsOf(machine) : []) if (ids.has(id)) outputs.set(id, one);
  for (const [index, [name, exit]] of disks.entries()) {
    outputs.set(`smart.${index + 1}`, taken(smartDocument(name), { exit }));
  }
  return answerFrom(disksFact, system, outputs, TAKEN_AT);
}

const said = (...of: Parameters<typeof answer>) =>
  Object.fromEntries(answer(...of).values.map(({ name, of, value }) => [`${name} ${of}`.trim(), value]));

test("Chinese Windows: space by volume, no empty drive; health and wear by the serial of the disk", () => {
  expect(said("win32", "windows-chinese")).toEqual({
    "free C:": 10,
    "freeShare C:": 5,
    "free D:": 150,
    "freeShare D:": 60,
    "model 0025_38BA_21B0_1234.": "SAMSUNG MZVL2512HCJQ-00BL7",
    "health 0025_38BA_21B0_1234.": "passed",
    "wear 0025_38BA_21B0_1234.": 3,
    "temperature 0025_38BA_21B0_1234.": 41,
    "hours 0025_38BA_21B0_1234.": 5120,
  });
  expect(answer("win32", "windows-chinese").text["zh-CN"]).toMatch(
    /^C: 剩余空间不足一成。剩余空间 C: 10 GB；/,
  );
});

test("English words of older Windows; counters that were never kept are no values", () => {
  expect(said("win32", "windows-english")).toEqual({
    "free C:": 100,
    "freeShare C:": 50,
    "model ZN1ABCDE": "ST1000DM010-2EP102",
    "health ZN1ABCDE": "failing",
    "model Generic MassStorage": "Generic MassStorage",
  });
});

test("Linux: what is full stands, what belongs to the start of the machine does not", () => {
  expect(said("linux", "linux-chinese")).toEqual({
    "free /": 5,
    "freeShare /": 5,
    "free /data": 0,
    "freeShare /data": 0,
  });
});

test("an older lsblk without sizes: by df, each device once, blanks in a name kept", () => {
  expect(said("linux", "linux-english")).toEqual({
    "free /": 125.9,
    "freeShare /": 54,
    "free /media/usb disk": 38.1,
    "freeShare /media/usb disk": 40,
  });
});

test("macOS: one volume speaks for those that share its space", () => {
  expect(said("darwin", "macos")).toEqual({
    "free /": 100,
    "freeShare /": 21.7,
    "model APPLE SSD AP0512R": "APPLE SSD AP0512R",
    "health APPLE SSD AP0512R": "passed",
  });
});

test("a healthy NVMe", () => {
  expect(said("linux", null, [["healthy-nvme", 0]])).toEqual({
    "model 23094A801234": "WD PC SN740 SDDPNQD-512G",
    "health 23094A801234": "passed",
    "wear 23094A801234": 7,
    "temperature 23094A801234": 44,
    "hours 23094A801234": 8123,
  });
});

test("a failing SATA disk: numbers from numbers, never from text with separators", () => {
  const { text, values } = answer("linux", null, [
    ["healthy-nvme", 0],
    ["failing-sata", 88],
  ]);
  expect(
    Object.fromEntries(values.filter(({ of }) => of === "ZN1ABCDE").map((each) => [each.name, each.value])),
  ).toEqual({
    model: "ST1000DM010-2EP102",
    health: "failing",
    reallocated: 2968,
    pending: 16,
    temperature: 38,
    hours: 35321,
  });
  expect(text["zh-CN"]).toMatch(/^硬盘 ZN1ABCDE 自检报告即将失效：先备份数据/);
  // Which of several is looked at by a checklist.
  expect(worstOf("disks", values).health).toBe("failing");
});

test.each(["could-not-ask", "usb-bridge"])("%s is neither good nor bad", (name) => {
  const alone = answer("linux", null, [[name, name === "usb-bridge" ? 1 : 2]]);
  expect(alone.values.filter(({ name }) => name === "health")).toEqual([]);
  expect(alone.text["zh-CN"]).toMatch(/^未能读取 \/dev\/sd[bc] 的健康状态，好坏不明。/);
  const beside = answer("linux", null, [
    ["healthy-nvme", 0],
    [name, 2],
  ]);
  expect(beside.values.filter(({ name }) => name === "health")).toHaveLength(1);
  expect(beside.text.en).toContain("neither good nor bad");
});

test("a disk refused for lack of rights says that it needs an administrator", () => {
  expect(answer("linux", null, [["no-rights", 2]])).toMatchObject({
    end: "notAvailable",
    reason: "needsAdministrator",
  });
  const { end, text } = answer("linux", "linux-chinese", [["no-rights", 2]]);
  expect(end).toBe("result");
  expect(text["zh-CN"]).toContain("需要管理员权限");
});

test("a size of 0, a temperature of 0, no serial: unknown, and the rest stands", () => {
  expect(said("linux", null, [["nvme-size-0", 0]])).toEqual({
    "model WD PC SN740 SDDPNQD-512G": "WD PC SN740 SDDPNQD-512G",
    "health WD PC SN740 SDDPNQD-512G": "passed",
    "wear WD PC SN740 SDDPNQD-512G": 0,
  });
});

test("a critical warning of NVMe is failing though it says passed; worn beyond its grant is more than 100", () => {
  expect(said("linux", null, [["warned-nvme", 0]])).toMatchObject({
    "health 23094A809999": "failing",
    "wear 23094A809999": 131,
  });
});

test("errors in a log of the past (bit 6) are not failing; flash counts down", () => {
  expect(said("linux", null, [["sata-flash", 64]])).toMatchObject({
    "health 50026B77830A1234": "passed",
    "wear 50026B77830A1234": 38,
    "reallocated 50026B77830A1234": 0,
  });
});

test("one disk found by two dialects is one", () => {
  const { values } = answer("linux", null, [
    ["healthy-nvme", 0],
    ["healthy-nvme", 0],
  ]);
  expect(values.filter(({ name }) => name === "health")).toHaveLength(1);
});

describe("the exit status bit by bit", () => {
  const healthOf = (status: number, passed?: boolean) => {
    const said = JSON.parse(smartDocument("healthy-nvme")) as Record<string, unknown>;
    const text = JSON.stringify({ ...said, smartctl: { exit_status: status }, smart_status: { passed } });
    const outputs = new Map([["smart.1", taken(text, { exit: status })]]);
    return answerFrom(disksFact, "linux", outputs, TAKEN_AT).values.find(({ name }) => name === "health")
      ?.value;
  };
  test("words not understood (0), device not opened (1): whatever else is said, the health is unknown", () => {
    for (const status of [1, 2, 3, 9, 10]) {
      for (const passed of [true, false, undefined]) expect(healthOf(status, passed)).toBeUndefined();
    }
  });
  test("failing (3) is failing; a refused command (2), limits once passed (4, 5), logs (6, 7) are not", () => {
    expect(healthOf(8, undefined)).toBe("failing");
    for (const status of [0, 4, 16, 32, 64, 128, 244]) expect(healthOf(status, true)).toBe("passed");
    expect(healthOf(0, false)).toBe("failing");
    expect(healthOf(0, undefined)).toBeUndefined();
  });
});
