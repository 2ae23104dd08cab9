import { describe, expect, test } from "vitest";
import { firstBreach } from "../kind/rule.ts";
import type { Known } from "../kind/rule.ts";
import { handOverAsked, returnAsked } from "./custody-forms.ts";
import { handOverRules, returnRules } from "./custody-rules.ts";

const known: Known = {
  now: Date.parse("2026-11-25T10:00:00+08:00"),
  today: "2026-11-25",
  state: () => null,
};
const lines = [{ asset: "00000000-0000-4000-8000-000000000002", condition: "good" }];
const unsigned = { reason: "by telephone" };
const handOver = (more: object) =>
  handOverAsked.parse({
    ...{ purpose: "issue", giverName: "设备库", receiver: null, receiverName: "张三", place: "一楼" },
    ...{ handedAt: "2026-11-25T09:30:00.000+08:00", lines, unsigned },
    ...more,
  });
const refusal = (more: object) => firstBreach(handOverRules, handOver(more), known);

describe("rules of a hand-over", () => {
  test.each([
    ["an issue of this morning", {}],
    ["a loan that is due today", { purpose: "loan", dueBack: "2026-11-25" }],
    ["a clock on the wall that is two minutes ahead", { handedAt: "2026-11-25T10:02:00.000+08:00" }],
    ["the same moment in another zone", { handedAt: "2026-11-25T02:00:00.000Z" }],
    ["two people of one surname", { giverName: "张三丰" }],
  ])("%s is taken", (_, more) => {
    expect(refusal(more)).toBeNull();
  });

  test.each([
    ["a loan without a day", { purpose: "loan" }, "dueBack", { missing: ["dueBack"] }],
    [
      "a loan due yesterday",
      { purpose: "loan", dueBack: "2026-11-24" },
      "dueBack",
      { rule: "dueBackPassed" },
    ],
    ["giver and receiver in one", { giverName: "张三" }, "receiverName", { rule: "giverIsReceiver" }],
    [
      "the same name, wide and spaced",
      { giverName: "ＬＩ  na", receiverName: "li Na" },
      "receiverName",
      { rule: "giverIsReceiver" },
    ],
    ["the year 2099", { handedAt: "2099-01-01T00:00:00.000+08:00" }, "handedAt", { rule: "inFuture" }],
  ])("%s is refused by name", (_, more, path, details) => {
    expect(refusal(more)).toMatchObject({ code: "notAllowed", path, details });
  });

  test("a return that has not happened yet is refused", () => {
    const asked = returnAsked.parse({
      ...{ reason: "idle", returnerName: "张三", place: "", lines, unsigned },
      returnedAt: "2026-11-26T09:00:00.000+08:00",
    });
    expect(firstBreach(returnRules, asked, known)).toMatchObject({ details: { rule: "inFuture" } });
  });
});
