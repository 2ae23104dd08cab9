import { expect, test } from "vitest";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import { stillAsked } from "../../records/index.ts";
import { wrongsOf } from "../../records/asking-form.ts";
import { knownHere } from "../../records/known-here.ts";
import { EMPTY_TICKET, intakeOf, missingOf, newTicketForm, openTicketCommand } from "./new-ticket-form.ts";
import { firstResolving, resolveArgs, resolveForm, resolvingOf } from "./resolve-form.ts";
import type { ResolveForm } from "./resolve-form.ts";

const filled = { ...EMPTY_TICKET, requester: "王芳", title: "打印机卡纸", description: "一直报错" };
const known = knownHere(Date.parse("2026-11-25T10:00:00+08:00"), 0, []);
const intake = (values: typeof filled) => wrongsOf(newTicketForm(null), values, known);
const TICKET = "01a209bb-4096-7674-b514-d4ed4f612300";

test("intake is refused without a title alone, and asks for what its step wants", () => {
  expect(intake(EMPTY_TICKET)).toEqual({
    title: { path: "set.title", words: ["missing.title", "missing.any"] },
  });
  expect(stillAsked(intakeOf(EMPTY_TICKET))).toEqual([
    "requester",
    "contact",
    "site",
    "description",
    "impact",
    "urgency",
  ]);
  expect(intake(filled)).toEqual({});
  expect(
    stillAsked(intakeOf({ ...filled, site: TICKET, contact: "8001", impact: "low", urgency: "low" })),
  ).toEqual([]);
  expect(missingOf({ requester: "王芳" })).toEqual([
    "title",
    "contact",
    "site",
    "description",
    "impact",
    "urgency",
  ]);
});

test("what is too short or too long is said with its limit, counted as a person counts", () => {
  expect(intake({ ...filled, title: "卡纸" }).title).toMatchObject({
    words: ["form.tooShort"],
    values: { min: 4 },
  });
  expect(intake({ ...filled, place: "座".repeat(60) })).toEqual({});
  expect(intake({ ...filled, place: "座".repeat(61) }).place).toMatchObject({
    words: ["form.tooLong"],
    values: { max: 60 },
  });
});

test("a form with nothing wrong makes a command the domain accepts, saying nothing of empty fields", () => {
  const command = openTicketCommand({ ...filled, mine: true }, "01a209bb-4096-7674-b514-d4ed4f61231f");
  expect(COMMANDS["ticket.open"].schema.safeParse(command).success).toBe(true);
  expect(command.set).not.toHaveProperty("contact");
  for (const name of ["category", "channel", "impact", "urgency", "startedAt"]) {
    expect(command.set).not.toHaveProperty(name);
  }
  expect(command.assignee).toBe("01a209bb-4096-7674-b514-d4ed4f61231f");
});

test("resolving is refused without code and solution; category, and the cause of urgent ones, are asked", () => {
  const resolving = (values: ResolveForm) => wrongsOf(resolveForm(TICKET), values, known);
  const empty: ResolveForm = { category: null, resolutionCode: null, rootCause: null, solution: "好了" };
  expect(resolving(empty)).toEqual({
    resolutionCode: { path: "resolutionCode", words: ["missing.resolutionCode", "missing.any"] },
    solution: { path: "solution", words: ["form.tooShort"], values: { min: 6 } },
  });
  const done: ResolveForm = { ...empty, resolutionCode: "fixed", solution: "清理传感器后正常" };
  expect(resolving(done)).toEqual({});
  expect(stillAsked(resolvingOf(done, { impact: "low", urgency: "low" }))).toEqual(["category"]);
  const urgent = { impact: "high", urgency: "high", category: "hardware.printer" };
  const filed = { ...done, category: "hardware.printer" };
  expect(stillAsked(resolvingOf(filed, urgent))).toEqual(["rootCause"]);
  expect(stillAsked(resolvingOf({ ...filed, rootCause: "hardware" }, urgent))).toEqual([]);
  expect(resolveArgs({ ...filed, solution: " 清理传感器后正常 " })).toEqual({
    resolutionCode: "fixed",
    rootCause: null,
    solution: "清理传感器后正常",
  });
});

test("what resolving begins with is proposed from what is known, and nothing else is", () => {
  const codes = [{ value: "replaced" }, { value: "fixed" }];
  const begun = { category: "hardware.printer", fields: {}, note: "换了搓纸轮", codes };
  expect(firstResolving(begun)).toEqual({
    category: "hardware.printer",
    resolutionCode: "fixed",
    rootCause: null,
    solution: "换了搓纸轮",
  });
  // Taken up again, and where the code is offered no longer.
  const again = firstResolving({
    ...begun,
    fields: { solution: "清理传感器" },
    codes: [{ value: "replaced" }],
  });
  expect(again).toMatchObject({ resolutionCode: null, solution: "清理传感器" });
});
