import { describe, expect, test } from "vitest";
import { detailOf } from "./refusal-detail.ts";

describe("what a refusal says beyond its code", () => {
  test.each([
    ["form", "payload.set.title", { key: "field", field: "title" }],
    ["form", "payload.lines.0.asset", { key: "field", field: "lines" }],
    ["form", "payload.ticket", { key: "field", field: "ticket" }],
    ["form", "workspace", { key: "workspace", field: null }],
    ["form", "id", { key: "id", field: null }],
    ["forbidden", "actor", { key: "actor", field: null }],
    ["forbidden", "operatorVerifies", { key: "rule", field: "operatorVerifies" }],
    // The role: its code says all there is to say.
    ["forbidden", "type", null],
    ["form", "touches", null],
    ["form", "payload", null],
    ["signature", "sig", null],
    ["internal", "", null],
    ["of a newer hub", "payload.set.title", null],
  ])("%s at %s", (code, path, detail) => {
    expect(detailOf({ code, path })).toEqual(detail);
  });
});
