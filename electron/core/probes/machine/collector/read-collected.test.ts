import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measured, measuredMachine } from "../../../../../shared/domain/checklist/reading.ts";
import { sameMachine } from "../../../../../shared/domain/checklist/same-machine.ts";
import { collectedOf } from "../../../../../tests/support/probes/machine.ts";
import { FACTS } from "../facts.ts";
import { MAX_COLLECTED, readCollected } from "./read-collected.ts";

const bytesOf = (said: unknown) => Buffer.from(JSON.stringify(said));
const read = (said: unknown) => readCollected(bytesOf(said));
const reasonOf = (bytes: Uint8Array) => {
  const found = readCollected(bytes);
  return found.ok ? "ok" : found.reason;
};

describe("a collector's file is read by the readers that measure here", () => {
  test("Chinese Windows", () => {
    const found = read(collectedOf("windows-chinese"));
    if (!found.ok) throw new Error(found.reason);
    const { machine, takenAt, tookMs, administrator, answers } = found.collected;
    expect(machine).toEqual({ name: "财务-张伟", serial: "PF3Q7K2L", model: "ThinkPad X1 Carbon Gen 10" });
    expect({ takenAt, tookMs, administrator }).toEqual({
      takenAt: "2026-11-04T00:00:00Z",
      tookMs: 41_000,
      administrator: true,
    });
    expect(answers.map(({ probe }) => probe)).toEqual(FACTS.map(({ probe }) => probe));
    const battery = answers.find(({ probe }) => probe === "battery")?.answer;
    expect(battery?.values).toContainEqual({ name: "wear", of: "", value: 45, unit: "%" });
    // The raw output of a probe is its own part.
    expect(battery?.raw).toContain("windows.batteryFull");
    expect(battery?.raw).not.toContain("windows.licence");
    expect(sameMachine(machine, ["pf3q7k2l"])).toBe("same");
    expect(sameMachine(machine, ["PF3Q7K2M"])).toBe("other");
  });
  test.each(["linux-english", "linux-gbk", "macos", "windows-english"] as const)("%s", (name) => {
    const found = read(collectedOf(name));
    if (!found.ok) throw new Error(found.reason);
    expect(measuredMachine.parse(found.collected.machine)).toEqual(found.collected.machine);
    for (const { answer } of found.collected.answers) {
      expect(measured.array().parse(answer.values)).toEqual(answer.values);
    }
  });
  test("also with the mark of byte order that an editor put before it", () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf(collectedOf("macos"))]);
    expect(reasonOf(marked)).toBe("ok");
  });
});

describe("what is no collector's file of one machine is refused in a word", () => {
  test("no serial: it could be of any machine; its name is told", () => {
    expect(read(collectedOf("linux-chinese"))).toMatchObject({
      ok: false,
      reason: "noSerial",
      machine: { name: "行政部-李娜", serial: "" },
    });
    const placeholder = collectedOf("windows-english", {
      outputs: [{ id: "windows.bios", exit: 0, out: '{"SerialNumber":"System Serial Number"}' }],
    });
    expect(read(placeholder)).toMatchObject({ ok: false, reason: "noSerial" });
  });
  test("a newer collector", () => {
    expect(read(collectedOf("macos", { version: 2, platform: "haiku" }))).toMatchObject({
      reason: "newerVersion",
    });
  });
  test("cut off anywhere", () => {
    const whole = bytesOf(collectedOf("macos"));
    for (const share of [0.02, 0.5, 0.9, 0.999]) {
      expect(reasonOf(whole.subarray(0, Math.floor(whole.length * share)))).toBe("cutOff");
    }
  });
  test("another file", () => {
    const others = [
      "",
      "hello",
      "{}",
      "[]",
      "null",
      '"deskside-collected"',
      '{"format":"deskside-collected"}',
    ];
    for (const each of [...others, '{"format":"other","version":1}', "<xml/>", "\u0000", "PK\u0003\u0004"]) {
      expect([each, reasonOf(Buffer.from(each))]).toEqual([each, "notCollected"]);
    }
    expect(reasonOf(Buffer.from([0xff, 0xfe, 0x7b, 0x00]))).toBe("notCollected");
    expect(read(collectedOf("macos", { end: false }))).toMatchObject({ reason: "notCollected" });
    expect(read(collectedOf("macos", { startedAt: "yesterday" }))).toMatchObject({ reason: "notCollected" });
    expect(read(collectedOf("macos", { outputs: Array(401).fill(null) }))).toMatchObject({
      reason: "notCollected",
    });
  });
  test("too large, nested too deep, one output of many megabytes", () => {
    expect(reasonOf(Buffer.alloc(MAX_COLLECTED + 1, 0x20))).toBe("tooLarge");
    const deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    expect(reasonOf(Buffer.from(deep))).toBe("notCollected");
    const within = JSON.stringify(collectedOf("macos")).replace('"end":true', `"x":${deep},"end":true`);
    expect(["ok", "cutOff"]).toContain(reasonOf(Buffer.from(within)));
    for (const out of [{ out: "x".repeat(5_000_000) }, { out64: "QUJD".repeat(1_200_000) }]) {
      const { outputs } = collectedOf("macos");
      const large = read(
        collectedOf("macos", { outputs: [{ id: "macos.power", exit: 0, ...out }, ...outputs] }),
      );
      expect(large).toMatchObject({ ok: true });
    }
  });
});

describe("an output that is none of ours spoils no other", () => {
  const bad = [
    ...[null, 7, "x", [], {}, { id: 7 }, { id: "../../etc/passwd", exit: 0, out: "x" }],
    ...[
      { id: "macos.power", exit: "0" },
      { id: "macos.power", out64: "%%%" },
      { id: "__proto__", out: "{}" },
    ],
  ];
  test.each(bad.map((each) => [JSON.stringify(each), each] as const))("%s", (_name, each) => {
    const { outputs } = collectedOf("macos");
    expect(read(collectedOf("macos", { outputs: [each, ...outputs] }))).toMatchObject({
      ok: true,
      collected: { machine: { serial: "C02ZQ0ABMD6R" } },
    });
  });
  test("the first of one id counts", () => {
    const { outputs } = collectedOf("macos");
    const second = {
      id: "macos.hardware",
      exit: 0,
      out: '{"SPHardwareDataType":[{"serial_number":"OTHER12345"}]}',
    };
    expect(read(collectedOf("macos", { outputs: [...outputs, second] }))).toMatchObject({
      collected: { machine: { serial: "C02ZQ0ABMD6R" } },
    });
  });
});

const platforms = ["windows-chinese", "windows-english", "linux-english", "macos"] as const;

test("whatever its outputs say, every answer keeps its form", () => {
  const text = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom('{"blockdevices":[{"children":{}}]}', "NaN", "-1"),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...platforms),
      fc.infiniteStream(text),
      fc.nat(30),
      (machine, texts, kept) => {
        const outputs = collectedOf(machine).outputs.map((each, index) =>
          index % 31 === kept ? each : { id: each.id, exit: 0, out: texts.next().value },
        );
        const found = read(collectedOf(machine, { outputs }));
        expect(found.ok || found.reason === "noSerial").toBe(true);
        if (!found.ok) return;
        for (const { answer } of found.collected.answers) {
          expect(measured.array().safeParse(answer.values).success).toBe(true);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("values in the place of others, in a document that is else right, keep the form", () => {
  fc.assert(
    fc.property(fc.constantFrom(...platforms), fc.jsonValue(), fc.nat(12), (machine, value, at) => {
      const outputs = collectedOf(machine).outputs.map((each) => {
        const out = "out" in each ? each.out : Buffer.from(each.out64 ?? "", "base64").toString();
        try {
          let count = 0;
          const changed = JSON.stringify(JSON.parse(out), (key: string, old: unknown) =>
            key !== "" && count++ % 13 === at ? value : old,
          );
          return { id: each.id, exit: 0, out: changed };
        } catch {
          return each;
        }
      });
      const found = read(collectedOf(machine, { outputs }));
      expect(found.ok || found.reason === "noSerial").toBe(true);
      if (!found.ok) return;
      for (const { answer } of found.collected.answers) {
        expect(measured.array().safeParse(answer.values).success).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test("cut or flipped anywhere, it is read or refused, and nothing is thrown", () => {
  const whole = bytesOf(collectedOf("linux-english"));
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const changed = Buffer.from(whole);
      changed[at] = byte;
      readCollected(changed);
      readCollected(whole.subarray(0, at));
    }),
    { numRuns: 200 },
  );
});
