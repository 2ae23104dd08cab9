import { describe, expect, test } from "vitest";
import type { KnownProposal } from "../../../shared/ipc/intake.ts";
import { EMPTY_TICKET, openTicketCommand, openingOf } from "../forms/new-ticket-form.ts";
import { byHand, guessOfAsset, withProposal, withoutGuess } from "./guesses.ts";

const NOTHING: KnownProposal = {
  ...{ requester: "", mail: "", contact: "", dept: "", place: "", title: "", description: "", isCut: false },
  ...{ errorText: "", startedAt: null, startedSaid: "", person: null, assets: [] },
};
const CHAT: KnownProposal = {
  ...NOTHING,
  ...{ requester: "李娜", contact: "13900139000", title: "网络断了", description: "李娜 10:32\n网络断了" },
  ...{ startedAt: "2026-11-28T09:00:00.000+08:00", assets: [{ id: "a1", label: "IT-1" }] },
};
const PERSON = {
  ...{ id: "p1", name: "王芳", phone: "13800138000", dept: "财务部", place: "3-12", site: null },
  ...{ employeeNo: "", mail: "", vip: false, engineer: null, spare: "", active: true, pending: 0 },
};

describe("what a text proposes", () => {
  test("fills what is empty, and each of it is marked", () => {
    const values = { ...EMPTY_TICKET, ...withProposal(EMPTY_TICKET, CHAT) };
    expect(values).toMatchObject({ requester: "李娜", contact: "13900139000", title: "网络断了" });
    expect([...values.guessed].sort()).toEqual(
      [guessOfAsset("a1"), "contact", "description", "requester", "startedAt", "title"].sort(),
    );
    expect([values.channel, values.impact, values.urgency]).toEqual([null, null, null]);
  });

  test("stands behind what somebody said themselves", () => {
    const typed = { ...EMPTY_TICKET, requester: "张伟", title: "断网", description: "他来过了" };
    const values = { ...typed, ...withProposal(typed, CHAT) };
    expect(values).toMatchObject({
      requester: "张伟",
      title: "断网",
      description: "他来过了\n\n李娜 10:32\n网络断了",
    });
    expect(values.guessed).not.toContain("title");
  });

  test("somebody of the directory brings what the directory knows, which is no guess", () => {
    const values = { ...EMPTY_TICKET, ...withProposal(EMPTY_TICKET, { ...CHAT, person: PERSON }) };
    expect(values).toMatchObject({
      requesterPerson: "p1",
      contact: "13800138000",
      dept: "财务部",
      filled: ["contact", "dept", "place"],
    });
    expect(values.guessed).toContain("requester");
    expect(values.guessed).not.toContain("contact");
    expect({ ...values, ...withoutGuess(values, "requester") }).toMatchObject({
      requester: "",
      requesterPerson: null,
      contact: "",
    });
  });

  test("brought twice stands there once", () => {
    const once = { ...EMPTY_TICKET, ...withProposal(EMPTY_TICKET, CHAT) };
    expect({ ...once, ...withProposal(once, CHAT) }).toEqual(once);
  });
});

describe("a guess", () => {
  const values = { ...EMPTY_TICKET, ...withProposal(EMPTY_TICKET, CHAT) };
  test("is dropped alone, and its field says nothing", () => {
    expect({ ...values, ...withoutGuess(values, "contact") }).toMatchObject({
      contact: "",
      requester: "李娜",
    });
    expect(withoutGuess(values, guessOfAsset("a1")).assets).toEqual([]);
    expect(withoutGuess(values, "startedAt")).toMatchObject({ startedAt: null, startedSaid: "" });
  });

  test("is one no longer once somebody writes over it, or takes its asset away", () => {
    expect(byHand(values, { title: "断网" }).guessed).not.toContain("title");
    expect(byHand(values, { title: "断网" }).guessed).toContain("contact");
    expect(byHand(values, { assets: [] }).guessed).not.toContain(guessOfAsset("a1"));
  });
});

test("marks, files and what could not be read are no fields of the ticket; files are attached with it", () => {
  const values = {
    ...EMPTY_TICKET,
    ...withProposal(EMPTY_TICKET, CHAT),
    files: [{ blob: "b", name: "a.eml" }],
  };
  const { set } = openTicketCommand(values, null);
  for (const name of ["files", "guessed", "unread"]) expect(Object.keys(set)).not.toContain(name);
  expect(openingOf(values, null, "").slice(1)).toEqual([
    ["file.attach", { about: "ticket:", blob: "b", name: "a.eml" }, { about: 0 }],
  ]);
});
