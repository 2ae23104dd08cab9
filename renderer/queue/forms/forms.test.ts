import { expect, test } from "vitest";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import { stillAsked } from "../../records/index.ts";
import { wrongsOf } from "../../records/asking-form.ts";
import { knownHere } from "../../records/known-here.ts";
import { wrongMoment } from "../../fields/index.ts";
import {
  EMPTY_TICKET,
  begunTicket,
  intakeOf,
  missingOf,
  newTicketForm,
  openTicketCommand,
  priorityFollowing,
  withName,
  withPerson,
  withTyped,
} from "./new-ticket-form.ts";
import type { NewTicketForm } from "./new-ticket-form.ts";
import { firstResolving, resolveArgs, resolveForm, resolvingOf } from "./resolve-form.ts";
import type { ResolveForm } from "./resolve-form.ts";

const filled = { ...EMPTY_TICKET, requester: "王芳", title: "打印机卡纸", description: "一直报错" };
const known = knownHere(Date.parse("2026-11-25T10:00:00+08:00"), 0, []);
const intake = (values: typeof filled) => wrongsOf(newTicketForm(null), values, known);
const TICKET = "01a209bb-4096-7674-b514-d4ed4f612300";

test("a priority follows from impact and urgency, and from nothing else", () => {
  expect(priorityFollowing(EMPTY_TICKET)).toBeNull();
  expect(priorityFollowing({ ...EMPTY_TICKET, impact: "low" })).toBeNull();
  expect(priorityFollowing({ ...EMPTY_TICKET, urgency: "high" })).toBeNull();
  expect(priorityFollowing({ ...EMPTY_TICKET, impact: "low", urgency: "low" })).toBe("P4");
  expect(priorityFollowing({ ...EMPTY_TICKET, impact: "high", urgency: "high" })).toBe("P1");
});

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

test("whom it is for is said beside who calls, why there is no asset only where there is none, and neither by itself", () => {
  const said = (values: Partial<NewTicketForm>) =>
    openTicketCommand({ ...EMPTY_TICKET, title: "屏幕不亮", ...values }, null).set as Record<string, unknown>;
  expect(said({})).toEqual({ title: "屏幕不亮", type: "incident", securityFlag: false });
  expect(
    said({ requester: "王芳", onBehalf: "周明", onBehalfPerson: "p", noAsset: "unlabelled" }),
  ).toMatchObject({ requester: "王芳", onBehalf: "周明", onBehalfPerson: "p", noAsset: "unlabelled" });
  const named = said({ noAsset: "unlabelled", assets: [{ id: "a", label: "IT-1" }] });
  expect(named).not.toHaveProperty("noAsset");
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

const SITE = "01a209bb-4096-7674-b514-d4ed4f612301";
const ZHOU = {
  id: "zhou",
  name: "周子涵",
  phone: "138",
  dept: "市场部",
  place: "5F-D11",
  site: SITE,
  vip: false,
};
const LIN = { id: "lin", name: "林静", phone: "", dept: "", place: "3F-B05", site: null, vip: true };
/** One after the other, as they are done to the form. */
const after = (...steps: ((values: NewTicketForm) => Partial<NewTicketForm>)[]) =>
  steps.reduce((values, step) => ({ ...values, ...step(values) }), EMPTY_TICKET);

test("of another person nothing stays that was known of the first, and what was typed by hand does", () => {
  const known = { dept: "", place: "3F-B05", site: null, requesterPerson: "lin" };
  const [zhou, lin] = [ZHOU, LIN].map((person) => (values: NewTicketForm) => withPerson(values, person));
  if (!zhou || !lin) throw new Error("two persons");
  expect(after(zhou, lin)).toMatchObject({ ...known, contact: "" });
  expect(after(zhou, (values) => withTyped(values, "contact", "8001"), lin)).toMatchObject({
    ...known,
    contact: "8001",
  });
  expect(after((values) => withTyped(values, "dept", "行政部"), zhou)).toMatchObject({
    dept: "行政部",
    contact: "138",
  });
  expect(after(zhou, lin, zhou)).toMatchObject({ contact: "138", dept: "市场部", site: SITE });
  // A name alone is somebody else as well; of a form that began with its holder too.
  const gone = { contact: "", dept: "", place: "", site: null, requesterPerson: null };
  expect(after(zhou, (values) => withName(values, "周"))).toMatchObject({ ...gone, requester: "周" });
  const { name: requester, id: requesterPerson, phone: contact, ...rest } = ZHOU;
  const begun = begunTicket({ ...rest, requester, requesterPerson, contact });
  expect(withPerson(begun, LIN)).toMatchObject({
    contact: "",
    dept: "",
    place: "3F-B05",
    site: null,
    vip: true,
  });
});

test("what is said of when it began and not understood is told, and nothing of it is sent as something else", () => {
  const now = Date.parse("2026-11-25T10:00:00+08:00");
  expect(wrongMoment("饭前", null, now)).toBe("unclear");
  expect(wrongMoment("明天上午", null, now)).toBe("future");
  expect(wrongMoment("", null, now)).toBeNull();
  const startedAt = "2026-11-25T08:00:00.000+08:00";
  expect(wrongMoment("今早", startedAt, now)).toBeNull();
  const { set } = openTicketCommand({ ...filled, startedSaid: "今早", startedAt, filled: ["place"] }, null);
  expect(set).toMatchObject({ startedAt });
  expect(Object.keys(set)).not.toEqual(expect.arrayContaining(["startedSaid"]));
  expect(COMMANDS["ticket.open"].schema.safeParse({ set, assets: [], assignee: null }).success).toBe(true);
});
