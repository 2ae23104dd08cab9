import { expect, test } from "vitest";
import { TICKET_STATUS } from "../../shared/domain/ticket/ticket-words.ts";
import { nextSteps } from "./next-step.ts";

const lead = { write: true, archive: true };

test("one primary act per state", () => {
  const primary = Object.fromEntries(
    TICKET_STATUS.map((status) => [status, nextSteps(status, lead).primary]),
  );
  expect(primary).toEqual({
    new: "accept",
    accepted: "resolve",
    resolved: "close",
    closed: "archive",
    archived: null,
  });
});

test("the rest is what the state table allows", () => {
  expect(nextSteps("new", lead).others).toEqual(["resolve", "assign"]);
  expect(nextSteps("resolved", lead).others).toEqual(["reopen"]);
  expect(nextSteps("archived", lead).others).toEqual(["bringBack"]);
});

test("nothing is offered that the role may not do", () => {
  expect(nextSteps("closed", { write: true, archive: false })).toEqual({ primary: null, others: ["reopen"] });
  expect(nextSteps("new", { write: false, archive: false })).toEqual({ primary: null, others: [] });
});
