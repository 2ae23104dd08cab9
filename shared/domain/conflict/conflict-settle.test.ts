import { describe, expect, test } from "vitest";
import type { Operation } from "../../log/operation.ts";
import { openConflict } from "../../log/state.ts";
import { Story, TICKET, openTicket } from "../../../tests/support/domain/operations.ts";
import type { Acted } from "../../../tests/support/domain/operations.ts";
import { read } from "../registry.ts";

/** A ticket whose description two people wrote without knowing of each other (2 and 3). */
function disagreement() {
  const story = new Story();
  story.act(1, "ticket.open", openTicket());
  const describe = (device: number, description: string, acted: Acted = {}) =>
    story.act(device, "ticket.edit", { ticket: TICKET, set: { description } }, acted);
  const one = describe(1, "It hums", { seen: 1 });
  const two = describe(2, "It is silent", { seen: 1 });
  return { story, describe, one, two };
}

const resolve = (field: string, sides: Operation[], value: string) => ({
  kind: "ticket",
  entity: TICKET,
  field,
  sides: sides.map(({ id }) => id),
  value,
});
const stories = (story: Story, field = "description") =>
  openConflict(story.state("ticket", TICKET), field)?.sides.map(({ value }) => value);

describe("settling a conflict", () => {
  test("closes it for everybody and keeps the stories", () => {
    const { story, one, two } = disagreement();
    story.act(3, "conflict.resolve", resolve("description", [one, two], "It hums, then it is silent"));
    const state = story.state("ticket", TICKET);
    expect(state.fields.description).toBe("It hums, then it is silent");
    expect(state.conflicts).toEqual([]);
    expect(state.settled[0]?.sides.map(({ value }) => value)).toEqual(["It hums", "It is silent"]);
  });

  test("a story that was not on the screen stays open beside the choice", () => {
    const { story, describe, one, two } = disagreement();
    describe(4, "It smells", { seen: 1 });
    story.act(3, "conflict.resolve", resolve("description", [one, two], "It hums"), { seen: 3 });
    expect(stories(story)).toEqual(["It smells", "It hums"]);
  });

  test("a story that its own author went on writing stays open", () => {
    const { story, describe, one, two } = disagreement();
    describe(1, "It hums loudly", { seen: 1 });
    story.act(3, "conflict.resolve", resolve("description", [one, two], "It is silent"), { seen: 3 });
    expect(stories(story)).toEqual(["It hums loudly", "It is silent"]);
  });

  test("what is written while people disagree is one of the stories", () => {
    const { story, describe } = disagreement();
    describe(3, "It hums, I think");
    expect(stories(story)).toEqual(["It hums", "It is silent", "It hums, I think"]);
  });

  test("two who settle it differently disagree anew; two who settle it alike do not", () => {
    for (const [value, expected] of [
      ["It is silent", ["It hums", "It is silent"]],
      ["It hums", undefined],
    ] as const) {
      const { story, one, two } = disagreement();
      story.act(3, "conflict.resolve", resolve("description", [one, two], "It hums"), { seen: 3 });
      story.act(4, "conflict.resolve", resolve("description", [one, two], value), { seen: 3 });
      expect(stories(story)).toEqual(expected);
    }
  });

  test("an edit that did not know of the decision opens it again", () => {
    const { story, describe, one, two } = disagreement();
    story.act(3, "conflict.resolve", resolve("description", [one, two], "It hums"), { seen: 3 });
    describe(4, "It smells", { seen: 1 });
    expect(stories(story)).toEqual(["It hums", "It smells"]);
  });

  test("a ticket that moved on while its status was being settled is not moved back silently", () => {
    const story = new Story();
    story.act(1, "ticket.open", openTicket());
    const one = story.act(1, "ticket.accept", { ticket: TICKET }, { seen: 1 });
    const two = story.act(2, "ticket.accept", { ticket: TICKET }, { seen: 1 });
    const solved = { ticket: TICKET, resolutionCode: "fixed", solution: "Changed the fuser" };
    story.act(1, "ticket.resolve", solved, { seen: 2 });
    story.act(3, "conflict.resolve", resolve("status", [one, two], "accepted"), { seen: 3 });
    expect(stories(story, "status")).toEqual(["resolved", "accepted"]);
  });

  test.each([
    ["a status that does not exist", resolve("status", [], "banana"), "payload.value"],
    ["a description that is too long", resolve("description", [], "x".repeat(4001)), "payload.value"],
    ["a field that is not settled by a value", resolve("title", [], "x"), "payload.field"],
    ["a name that every object has", resolve("constructor", [], "x"), "payload.field"],
  ])("%s is refused by its form", (_, payload, path) => {
    const { two } = disagreement();
    const op = { ...two, type: "conflict.resolve", payload: { ...payload, sides: [two.id] } };
    expect(read(op)).toMatchObject({ kind: "malformed", path });
  });
});
