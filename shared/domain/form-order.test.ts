import { expect, test } from "vitest";
import { inFormOrder } from "./form-order.ts";

test("fields come as the form has them, what no form knows comes last as it stood", () => {
  const canonical: [string, number][] = [
    ["category", 1],
    ["note", 2],
    ["requester", 3],
    ["again", 4],
    ["title", 5],
  ];
  const names = inFormOrder("ticket", canonical).map(([name]) => name);
  expect(names).toEqual(["requester", "title", "category", "note", "again"]);
  expect(inFormOrder("unknown", canonical)).toEqual(canonical);
});
