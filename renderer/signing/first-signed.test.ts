import { expect, test } from "vitest";
import { standing } from "./first-signed.ts";
import type { Given, ToSign } from "./first-signed.ts";

const asked: ToSign = { title: "部门负责人审批", document: "100.00", paper: null, told: [], name: "王主任" };
const given: Given = {
  strokes: [
    [
      [0, 0, 0],
      [400, 100, 200],
    ],
    [
      [0, 200, 300],
      [400, 300, 500],
    ],
  ],
  ...{ signedAt: "2026-11-27T10:00:00.000+08:00", document: "100.00" },
};

test("a signature stands for as long as what was signed is what is sent", () => {
  expect(standing(given, asked)).toBe(given);
  expect(standing(given, { ...asked, document: "200.00" })).toBeNull();
  expect(standing(given, null)).toBeNull();
  expect(standing(null, asked)).toBeNull();
});

test("a dot is none", () => {
  expect(standing({ ...given, strokes: [[[1, 1, 0]]] }, asked)).toBeNull();
});
