import { expect, test } from "vitest";
import { COMMANDS } from "../../shared/domain/commands.ts";
import type { Asked } from "./client.ts";

const ticket = "01a209d5-1df3-7169-b53f-f27f9bb07cf8";

test("what a command is asked with fails at the compiler where it would fail in the core", () => {
  const asked: Asked[] = [
    ["ticket.note", { ticket, text: "换了电源" }],
    // @ts-expect-error a misspelt argument
    ["ticket.note", { ticket, txt: "换了电源" }],
    // @ts-expect-error one that is missing
    ["ticket.assign", { ticket }],
    // @ts-expect-error another command's
    ["ticket.close", { ticket, resolutionCode: "fixed" }],
    // @ts-expect-error a word that is none of the field's
    ["ticket.close", { ticket, confirmation: "shouted" }],
  ];
  const fits = asked.map(([type, args]) => COMMANDS[type].schema.safeParse(args).success);
  expect(fits).toEqual([true, false, false, false, false]);
});
