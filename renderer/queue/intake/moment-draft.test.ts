import { expect, test } from "vitest";
import type { DraftRow } from "../../../shared/ipc/change-batch.ts";
import type { CoreSession } from "../../core/index.ts";
import { EMPTY_TICKET, openTicketCommand, openingOf } from "../forms/new-ticket-form.ts";
import { doneAt, stampMoment, stampedIn } from "./moment-draft.ts";
import { EMPTY_ON_THE_SPOT, doneOnTheSpot } from "./on-the-spot-form.ts";

const NOW = Date.UTC(2026, 10, 28, 4, 0);
const AT = "2026-11-28T10:42:00.000+08:00";
const draft = (key: string, data: DraftRow["data"], form = "ticket.open"): DraftRow => ({
  ...{ key, form, data, updatedAt: NOW },
});

/** What is asked of a core that keeps it or not, and what is said then. */
async function stamped(ok: boolean) {
  const [asked, words]: [unknown[], string[]] = [[], []];
  await stampMoment({
    now: () => NOW,
    acts: { say: (key: string) => words.push(key) },
    client: {
      execute: (type: string, args: object) => {
        asked.push([type, args]);
        return Promise.resolve({ ok });
      },
    },
  } as unknown as CoreSession);
  return { asked, words };
}

test("the present moment is kept as a draft, and that it is, or is not, is said", async () => {
  const { asked, words } = await stamped(true);
  expect(asked).toEqual([
    [
      "draft.save",
      {
        ...{ key: `ticket.moment:${NOW}`, form: "ticket.open" },
        data: { toldAt: expect.stringMatching(/^2026-11-28T/) as unknown },
      },
    ],
  ]);
  expect(words).toEqual(["queue:moment.stamped"]);
  expect((await stamped(false)).words).toEqual(["queue:moment.failed"]);
});

test("moments that wait are listed with the oldest first; what is no moment is none of them", () => {
  const found = stampedIn([
    draft("ticket.open", { title: "打印机" }),
    draft(
      "ticket.moment:2",
      { toldAt: "2026-11-28T11:00:00.000+08:00", title: "换墨盒" },
      "ticket.onTheSpot",
    ),
    draft("ticket.moment:1", { toldAt: AT }),
    draft("ticket.moment:3", { toldAt: "坏的" }),
  ]);
  expect(found.map(({ key, bare, title, form }) => [key, bare, title, form])).toEqual([
    ["ticket.moment:1", true, "", "ticket.open"],
    ["ticket.moment:2", false, "换墨盒", "ticket.onTheSpot"],
  ]);
});

test("a ticket that is told later is opened at its moment, which is nothing that it says of itself", () => {
  const values = { ...EMPTY_TICKET, title: "投影仪不亮", toldAt: AT };
  expect(openTicketCommand(values, null).set).not.toHaveProperty("toldAt");
  expect(openingOf(values, null, "事后补单")[1]).toEqual([
    "ticket.happened",
    { ticket: "", step: "opened", at: AT, reason: "事后补单" },
    { ticket: 0 },
  ]);
  expect(openingOf({ ...values, toldAt: null }, null, "").length).toBe(1);
});

test("what was done on the spot is told with its true times before it is closed", () => {
  const values = { ...EMPTY_ON_THE_SPOT, title: "换鼠标", toldAt: AT, took: 10 };
  const asked = doneOnTheSpot(values, "m", { why: "事后补单", now: Date.parse(AT) + 3_600_000 });
  expect(asked.map(([type]) => type)).toEqual([
    ...["ticket.open", "ticket.accept", "ticket.resolve"],
    ...["ticket.happened", "ticket.happened", "ticket.happened", "ticket.close"],
  ]);
  const steps = asked.flatMap(([type, args]) => (type === "ticket.happened" ? [args] : []));
  expect(steps.map((each) => [each.step, Date.parse(each.at) - Date.parse(AT)])).toEqual([
    ["opened", 0],
    ["accepted", 0],
    ["resolved", 600_000],
  ]);
  expect(asked[0]?.[1]).not.toHaveProperty("set.took");
});

test("nothing was done later than now, nor before its moment", () => {
  const at = Date.parse(AT);
  expect(doneAt(AT, null, at)).toBe(AT);
  expect(Date.parse(doneAt(AT, 60, at + 60_000))).toBe(at + 60_000);
  // A device whose clock was set back meanwhile.
  expect(Date.parse(doneAt(AT, 5, at - 60_000))).toBe(at);
});
