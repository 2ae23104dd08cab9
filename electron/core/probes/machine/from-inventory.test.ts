import { expect, test } from "vitest";
import { measured, measuredMachine } from "../../../../shared/domain/checklist/reading.ts";
import { fromInventory } from "./from-inventory.ts";

const document = (content: Record<string, unknown>) => ({
  action: "inventory",
  itemtype: "Computer",
  content: {
    hardware: { name: "CW-ZHANGWEI" },
    bios: { ssn: "PF3Q7K2L", smanufacturer: "LENOVO", smodel: "21CBA00KCD", bversion: "N3AET76W" },
    accesslog: { logdate: "2026-11-03 09:15:00" },
    ...content,
  },
});

const said = (content: Record<string, unknown>) =>
  Object.fromEntries(
    (fromInventory(document(content))?.answers ?? []).flatMap(({ probe, answer }) =>
      answer.values.map(({ name, of, value }) => [`${probe} ${name} ${of}`.trim(), value]),
    ),
  );

test("identity, memory, space and battery that an inventory speaks of", () => {
  const found = fromInventory(document({}));
  expect(found?.machine).toEqual({ name: "CW-ZHANGWEI", serial: "PF3Q7K2L", model: "21CBA00KCD" });
  expect(measuredMachine.safeParse(found?.machine).success).toBe(true);
  expect(found?.takenAt).toBe("2026-11-03T09:15:00");
  expect(
    said({
      memories: [
        { capacity: 8192, caption: "DIMM A" },
        { capacity: "8192", caption: "DIMM B" },
        { capacity: "No", caption: "DIMM C" },
      ],
      drives: [
        { letter: "C:", total: 204800, free: 10240, filesystem: "NTFS" },
        { type: "/home", volumn: "/dev/sda3", total: 102400, free: 0 },
        { letter: "D:", total: 0, free: 0 },
        { letter: "E:", total: 100, free: 200 },
      ],
      batteries: [{ name: "5B10W13930", capacity: 57000, real_capacity: 31350, chemistry: "LiP" }],
    }),
  ).toEqual({
    "identity maker": "LENOVO",
    "identity model": "21CBA00KCD",
    "identity serial": "PF3Q7K2L",
    "identity biosVersion": "N3AET76W",
    "identity name": "CW-ZHANGWEI",
    "memory total": 16,
    "memory modules": 2,
    "memory module DIMM A": 8,
    "memory module DIMM B": 8,
    "disks free C:": 10,
    "disks freeShare C:": 5,
    "disks free /home": 0,
    "disks freeShare /home": 0,
    "battery wear": 45,
    "battery full": 31350,
    "battery design": 57000,
    "battery present": true,
  });
});

test("a battery of 0, and one that holds more than it can, tell no wear", () => {
  for (const capacity of [0, 10_000]) {
    expect(said({ batteries: [{ capacity, real_capacity: 31350 }] })).not.toHaveProperty("battery wear");
  }
});

test("no inventory, or one without a serial: it could be of any machine", () => {
  for (const each of [null, 7, "x", [], {}, { content: 7 }]) expect(fromInventory(each)).toBeNull();
  expect(fromInventory(document({ bios: { ssn: "To be filled by O.E.M." } }))).toBeNull();
});

test("sections of another shape spoil nothing", () => {
  for (const each of [null, "x", 7, [null], [{ letter: {} }], { total: [] }]) {
    const found = fromInventory(document({ drives: each, batteries: each, memories: each }));
    expect(found?.machine.serial).toBe("PF3Q7K2L");
    for (const { answer } of found?.answers ?? [])
      expect(measured.array().parse(answer.values)).toEqual(answer.values);
  }
});
