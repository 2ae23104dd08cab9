import { expect, test } from "vitest";
import { draftTarget } from "./draft-target.ts";

const id = "01a209d5-1df3-7169-b53f-f27f9bb07cf8";

test("every form that was begun leads back to where it was", () => {
  const of = (form: string, key: string) => draftTarget({ form, key });
  expect(of("ticket.open", "ticket.open")).toEqual({ kind: "newTicket", draft: "ticket.open" });
  // Begun from an asset: a draft of its own, so that two faults never run into one form.
  const fromAsset = `ticket.open:${id}`;
  expect(of("ticket.open", fromAsset)).toEqual({ kind: "newTicket", draft: fromAsset });
  expect(of("ticket.note", `ticket.note:${id}`)).toEqual({ kind: "ticket", id });
  expect(of("ticket.edit", `ticket.edit.description:${id}`)).toEqual({ kind: "ticket", id });
  expect(of("custody.handOver", "custody.handOver")).toEqual({ kind: "asset", task: "handOver", id: null });
  expect(of("custody.return", `custody.return:${id}`)).toEqual({ kind: "asset", task: "return", id });
  expect(of("conflict.resolve", `conflict:ticket:${id}:description`)).toEqual({
    kind: "conflict",
    id: `ticket:${id}:description`,
  });
  expect(of("custody.resolve", `custody.resolve:${id}`)).toEqual({
    kind: "conflict",
    id: `asset:${id}:custody`,
  });
});

test("a form that is not known here is not opened", () => {
  expect(draftTarget({ form: "training.plan", key: "training.plan:1" })).toEqual({ kind: "unknown" });
  expect(draftTarget({ form: "ticket.note", key: "ticket.note" })).toEqual({ kind: "unknown" });
});
