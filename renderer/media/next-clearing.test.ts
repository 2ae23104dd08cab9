import { expect, test } from "vitest";
import type { Clearedness } from "../../shared/domain/medium/clearedness.ts";
import type { MediumType } from "../../shared/domain/medium/medium-types.ts";
import { nextClearing, stronger } from "./next-clearing.ts";

function standing(
  clearedness: Clearedness,
  more: {
    type?: MediumType | null;
    held?: boolean;
    verified?: boolean;
    decided?: boolean;
    method?: "clear" | "purge";
  } = {},
) {
  const { type = "sataSsd", held = false, verified = false, decided = false, method = "clear" } = more;
  const destroyed = clearedness === "destroyed";
  const wiped = clearedness !== "none";
  return {
    row: { clearedness, mediumType: type, held },
    attempts: wiped ? [{ operation: "a", method: destroyed ? "destroy" : method }] : [],
    attempt: wiped ? "a" : null,
    verifications: verified ? [{ result: "passed" }] : [],
    validations: decided ? [{ decision: "accept" }] : [],
  } as unknown as Parameters<typeof nextClearing>[0];
}

test("一步接一步：类型没确认不能清除，清除以后验证，验证以后确认", () => {
  expect(nextClearing(standing("none", { type: null }))).toEqual({ acts: ["destroy"], next: null });
  expect(nextClearing(standing("none"))).toEqual({ acts: ["wipe", "destroy"], next: "wipe" });
  expect(nextClearing(standing("wiped")).next).toBe("verify");
  expect(nextClearing(standing("verified", { verified: true })).next).toBe("validate");
  expect(nextClearing(standing("cleared", { verified: true, decided: true })).next).toBeNull();
});

test("失败以后重新清除，建议更强的方法；销毁以后只剩验证和确认；又装进设备就从头来", () => {
  expect(nextClearing(standing("failed")).next).toBe("wipe");
  expect(stronger(standing("failed"))?.method).toBe("purge");
  // Nothing is stronger than what failed but the end of it.
  expect(nextClearing(standing("failed", { method: "purge" })).next).toBe("destroy");
  expect(stronger(standing("wiped"))).toBeNull();
  expect(nextClearing(standing("destroyed"))).toEqual({ acts: ["verify", "validate"], next: "verify" });
  expect(nextClearing(standing("destroyed", { verified: true })).next).toBe("validate");
  expect(nextClearing(standing("reused", { verified: true }))).toEqual({
    acts: ["wipe", "destroy"],
    next: "wipe",
  });
});

test("留存的介质不给清除和销毁", () => {
  expect(nextClearing(standing("none", { held: true }))).toEqual({ acts: [], next: null });
});
