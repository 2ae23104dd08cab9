import { expect, test } from "vitest";
import { failureWords } from "./failure-words.ts";

const words = { what: "The disk is full", safe: "Everything saved is safe.", next: "Free some space." };
const said = (code: string) =>
  failureWords({ code, message: "", path: "" } as never, words, "actions:ticket.assign.name");

test("that the record does not allow it is said only where that is so", () => {
  expect(said("notAllowed")[0]).toBe("actions:palette.refused");
  for (const code of ["forbidden", "readOnly", "busy", "stale", "notFound"]) {
    expect(said(code)[0]).toBe("actions:palette.failed");
    expect(said(code)[1]).toEqual(words);
  }
});

test("where nobody knows whether it was done, nothing is promised", () => {
  expect(said("internal")).toEqual(["actions:palette.uncertain", {}, { act: "actions:ticket.assign.name" }]);
});
