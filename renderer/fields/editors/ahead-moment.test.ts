import { expect, test } from "vitest";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { fieldIn } from "../meta.ts";
import { heldAhead, writtenAhead } from "./ahead-moment.ts";

test("a moment to come is kept as it is typed, whether or not it is over, and read back the same", () => {
  const held = heldAhead("2027-03-01T09:00", false);
  expect(held).toMatch(/^2027-03-01T09:00:00\.000[+-]\d\d:\d\d$/);
  expect(writtenAhead(held)).toBe("2027-03-01T09:00");
  expect(heldAhead("", false)).toBeNull();
});

test("half a date promises nothing and takes nothing back: the rule of the field refuses it", () => {
  const { schema } = fieldIn(ticket, "dueAt");
  const unfinished = heldAhead("", true);
  expect(unfinished).not.toBeNull();
  expect(schema.safeParse(unfinished).success).toBe(false);
  expect(writtenAhead(unfinished)).toBe("");
  expect(schema.safeParse(heldAhead("", false)).success).toBe(true);
});

test("what was promised is asked for as a moment to come, when it began as one that was", () => {
  expect([fieldIn(ticket, "dueAt").ahead, fieldIn(ticket, "startedAt").ahead]).toEqual([true, false]);
});
