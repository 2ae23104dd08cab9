import { expect, test } from "vitest";
import { sameMachine } from "./same-machine.ts";

const match = (serial: string, ...serials: string[]) => sameMachine({ serial }, serials);

test("a serial is the same however it is written", () => {
  expect(match("PF-3Q7K2L", "pf-3q7k2l")).toBe("same");
  expect(match("ＰＦ３Ｑ７Ｋ２Ｌ", "PF3Q7K2L")).toBe("same");
  expect(match("PF3Q7K2L", "S/N: PF3Q7K2L")).toBe("same");
});

test("another serial is another machine, also among several of one asset", () => {
  expect(match("PF3Q7K2L", "PF3Q7K2M")).toBe("other");
  expect(match("PF3Q7K2L", "5CD1234XYZ", "PF3Q7K2L")).toBe("same");
});

test("a placeholder matches nothing, itself neither", () => {
  const placeholders = [
    ...["To be filled by O.E.M.", "System Serial Number", "Default string", "0", "123456789", ""],
    ...["None", "00000000", "INVALID", "xxxxxxxx", "未填写"],
  ];
  for (const each of placeholders) {
    expect([each, match(each, each)]).toEqual([each, "unknown"]);
    expect(match("PF3Q7K2L", each)).toBe("unknown");
  }
});

test("an asset without a serial takes no reading as its own", () => {
  expect(match("PF3Q7K2L")).toBe("unknown");
});
