import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { HUB_ERRORS, hubProblem } from "./errors.ts";
import type { HubErrorCode } from "./errors.ts";
import { SYNC_PROBLEMS } from "./problems.ts";
import { PROTOCOL } from "./version.ts";

describe("an error of the hub is one row", () => {
  test("which says what it means at the laptop", () => {
    const codes = Object.keys(HUB_ERRORS) as HubErrorCode[];
    expect(Object.fromEntries(codes.map((code) => [code, hubProblem(code)]))).toEqual({
      malformed: "internal",
      unauthenticated: "unauthenticated",
      revoked: "revoked",
      forbidden: "internal",
      notFound: "internal",
      badCode: "internal",
      wrongWorkspace: "wrongWorkspace",
      protocol: "clientTooOld",
      epoch: "internal",
      hubBehind: "hubBehind",
      gap: "hubBehind",
      deviceForked: "forked",
      tooLarge: "internal",
      rateLimited: "busy",
      otherContent: "internal",
      alreadyHere: "internal",
      offset: "internal",
      range: "internal",
      internal: "internal",
    });
  });

  test("and a hub whose newest protocol is older than ours is the one to be upgraded", () => {
    expect(hubProblem("protocol", { min: 0, max: PROTOCOL.min - 1 })).toBe("hubTooOld");
    expect(hubProblem("protocol", { min: PROTOCOL.max + 1, max: PROTOCOL.max + 2 })).toBe("clientTooOld");
  });

  test.each(["zh-CN", "en"])("what can be wrong has its words, and no words are left over: %s", (locale) => {
    const file = new URL(`../../renderer/i18n/${locale}/app.json`, import.meta.url);
    const { problem } = JSON.parse(readFileSync(file, "utf8")) as { problem: Record<string, string> };
    expect(Object.keys(problem).sort()).toEqual(Object.keys(SYNC_PROBLEMS).sort());
  });
});
