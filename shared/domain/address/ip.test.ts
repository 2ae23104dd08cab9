import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ipForm, ipNumber, ipText } from "./ip.ts";
import { networkOf } from "./network.ts";
import { liesIn, nextFree, roomOf } from "./subnet.ts";
import { subnetForm } from "./subnet-form.ts";

describe("an address", () => {
  test.each([
    ["10.20.3.7", "10.20.3.7"],
    [" IP： 10.20.3.7", ""],
    ["１０．２０．３．７", "10.20.3.7"],
    ["10。20。3。7", "10.20.3.7"],
    ["10.20.3.256", ""],
    ["10.20.3", ""],
    ["10.20.03.7", ""],
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["2001:db8::0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["::", "::"],
    ["::ffff:10.1.2.3", "::ffff:a01:203"],
    ["1::2::3", ""],
    ["1:2:3:4:5:6:7", ""],
    ["1:2:3:4:5:6:7:8:9", ""],
    ["12345::", ""],
    ["", ""],
    [7, ""],
  ])("%j is read as %j", (said, form) => {
    expect(ipForm(said)).toBe(form);
  });

  test("has one form, whatever is read of it again", () => {
    fc.assert(
      fc.property(fc.ipV6(), (said) => {
        const form = ipForm(said);
        expect(form).not.toBe("");
        expect(ipForm(form)).toBe(form);
        expect(new URL(`http://[${said}]/`).hostname).toBe(`[${form}]`);
      }),
    );
    fc.assert(
      fc.property(fc.ipV4(), (said) => {
        expect(ipText(ipNumber(said) ?? -1)).toBe(said);
      }),
    );
  });
});

describe("a subnet", () => {
  const subnet = subnetForm.parse({ network: "10.20.3.0/29", gateway: "10.20.3.1" });

  test("gives out what hosts may have, without its gateway, the lowest first", () => {
    expect(networkOf("10.20.3.0/29")).toEqual({
      first: ipNumber("10.20.3.1"),
      last: ipNumber("10.20.3.6"),
    });
    expect(roomOf(subnet)).toBe(5);
    expect(nextFree(subnet, new Set())).toBe("10.20.3.2");
    expect(nextFree(subnet, new Set(["10.20.3.2", "10.20.3.4"]))).toBe("10.20.3.3");
    const all = [2, 3, 4, 5, 6].map((last) => `10.20.3.${last}`);
    expect(nextFree(subnet, new Set(all))).toBeNull();
  });

  test("may give out a part of itself", () => {
    const part = { ...subnet, first: "10.20.3.4", last: "10.20.3.5" };
    expect([roomOf(part), nextFree(part, new Set(["10.20.3.4"]))]).toEqual([2, "10.20.3.5"]);
    expect([liesIn(part, "10.20.3.2"), liesIn(part, "10.20.3.7"), liesIn(part, "10.20.4.2")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each(["10.20.3.0/31", "10.20.3.1/24", "10.0.0.0/8", "10.20.3.0", "10.20.3.0/24/2", "x/24"])(
    "is not %s",
    (network) => {
      expect(subnetForm.safeParse({ network }).success).toBe(false);
    },
  );

  test("holds its gateway and its ends", () => {
    const wrong = { network: "10.20.3.0/24", gateway: "10.20.4.1" };
    expect(subnetForm.safeParse(wrong).success).toBe(false);
  });
});
