import { expect, test } from "vitest";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import { EMPTY_TICKET, openTicketCommand, problemsOf } from "./new-ticket-form.ts";
import { resolveArgs, resolveProblems } from "./resolve-form.ts";
import type { ResolveForm } from "./resolve-form.ts";

const filled = { ...EMPTY_TICKET, requester: "王芳", title: "打印机卡纸", description: "一直报错" };

test("intake asks for requester, title and, for a fault, what happened", () => {
  expect(Object.keys(problemsOf(EMPTY_TICKET)).sort()).toEqual(["description", "requester", "title"]);
  expect(problemsOf(filled)).toEqual({});
  expect(problemsOf({ ...filled, type: "request", description: "" })).toEqual({});
  expect(problemsOf({ ...filled, title: "卡纸" }).title).toEqual({ key: "title" });
});

test("what is too long is said with its limit, counted as a person counts", () => {
  expect(problemsOf({ ...filled, place: "座".repeat(60) })).toEqual({});
  expect(problemsOf({ ...filled, place: "座".repeat(61) }).place).toEqual({
    key: "tooLong",
    values: { max: 60 },
  });
});

test("a form without problems makes a command the domain accepts, saying nothing of empty fields", () => {
  const command = openTicketCommand({ ...filled, mine: true }, "01a209bb-4096-7674-b514-d4ed4f61231f");
  expect(COMMANDS["ticket.open"].schema.safeParse(command).success).toBe(true);
  expect(command.set).not.toHaveProperty("contact");
  expect(command.set).not.toHaveProperty("category");
  expect(command.assignee).toBe("01a209bb-4096-7674-b514-d4ed4f61231f");
});

test("resolving needs category, code and solution, and the cause of urgent ones", () => {
  const empty: ResolveForm = { category: null, resolutionCode: null, rootCause: null, solution: "好了" };
  expect(resolveProblems(empty, "P2")).toEqual({
    category: "category",
    resolutionCode: "choose",
    rootCause: "rootCause",
    solution: "solution",
  });
  const done: ResolveForm = {
    ...empty,
    category: "hardware.printer",
    resolutionCode: "fixed",
    solution: "清理传感器后正常",
  };
  expect(resolveProblems(done, "P3")).toEqual({});
  expect(resolveProblems(done, "P1")).toEqual({ rootCause: "rootCause" });
  expect(resolveArgs(empty)).toBeNull();
  expect(resolveArgs({ ...done, solution: " 清理传感器后正常 " })).toEqual({
    resolutionCode: "fixed",
    rootCause: null,
    solution: "清理传感器后正常",
  });
});
