import { expect, test } from "vitest";
import { TICKET_STATUS } from "../../shared/domain/ticket/ticket-words.ts";
import { nextSteps } from "./next-step.ts";

const lead = { write: true, archive: true };

test("one primary act per state", () => {
  const primary = Object.fromEntries(
    TICKET_STATUS.map((status) => [status, nextSteps({ status }, lead).primary]),
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
  expect(nextSteps({ status: "new" }, lead).others).toEqual(["resolve", "assign"]);
  expect(nextSteps({ status: "resolved" }, lead).others).toEqual(["reopen"]);
  expect(nextSteps({ status: "archived" }, lead).others).toEqual(["bringBack"]);
});

test("nothing is offered that the role may not do", () => {
  expect(nextSteps({ status: "closed" }, { write: true, archive: false })).toMatchObject({
    primary: null,
    others: ["reopen"],
  });
  expect(nextSteps({ status: "new" }, { write: false, archive: false })).toMatchObject({
    primary: null,
    others: [],
  });
});

test("what waits goes on, and may wait for something else", () => {
  expect(nextSteps({ status: "accepted" }, lead).working).toEqual(["arrive", "pause", "told"]);
  expect(nextSteps({ status: "accepted", waits: true }, lead).working).toEqual(["arrive", "resume", "told"]);
  expect(nextSteps({ status: "resolved", waits: true }, lead).working).toEqual(["told"]);
});

test("what is done now and then is in the menu: handed on and tested while it is open, rated once it is solved", () => {
  expect(nextSteps({ status: "accepted" }, lead).more).toEqual(["escalate", "verify"]);
  expect(nextSteps({ status: "resolved" }, lead).more).toEqual(["verify", "rate"]);
  expect(nextSteps({ status: "closed" }, lead).more).toEqual(["rate", "callBack"]);
});
