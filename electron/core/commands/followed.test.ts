import { expect, test } from "vitest";
import type { TicketDetail } from "../../../shared/ipc/queries.ts";
import { takeText } from "../../../tests/support/core/blobs.ts";
import { ask, memoryCore } from "../../../tests/support/core/core.ts";
import { FILED } from "../../../tests/support/domain/filed.ts";

const core = memoryCore();
const all = (commands: object[]) => core.handle({ id: 1, kind: "executeAll", commands });

const ON_THE_SPOT = [
  { type: "ticket.open", set: { title: "鼠标不动" } },
  { type: "ticket.accept", ticket: "", follows: { ticket: 0 } },
  {
    type: "ticket.resolve",
    ticket: "",
    resolutionCode: "replaced",
    solution: "换了一只鼠标",
    follows: { ticket: 0 },
  },
  { type: "ticket.close", ticket: "", confirmation: "verbal", ...FILED, follows: { ticket: 0 } },
];

test("commands of one act name what an earlier one of them made", async () => {
  const [blob] = takeText(core.profile.store, "E5");
  const reply = await all([
    ...ON_THE_SPOT,
    { type: "file.attach", about: "ticket:", blob, name: "a.log", follows: { about: 0 } },
  ]);
  const [opened] = (reply as { result: { id: string }[] }).result;
  const id = opened?.id ?? "";
  const detail: TicketDetail = ask(core, "ticket.get", { id });
  expect(detail.row.status).toBe("closed");
  expect(ask(core, "file.list", { about: `ticket:${id}` })).toMatchObject([{ name: "a.log" }]);
});

test("what names none before it is refused, and nothing of the act stays", async () => {
  const before = ask(core, "ticket.counts", {}).all;
  for (const follows of [{ ticket: 1 }, { ticket: 400 }, { set: 0 }]) {
    expect(
      await all([ON_THE_SPOT[0] as object, { type: "ticket.accept", ticket: "", follows }]),
    ).toMatchObject({ ok: false });
  }
  expect(
    await all([
      ...ON_THE_SPOT.slice(0, 3),
      { type: "ticket.close", ticket: "", confirmation: "no", ...FILED, follows: { ticket: 0 } },
    ]),
  ).toMatchObject({ ok: false });
  expect(ask(core, "ticket.counts", {}).all).toBe(before);
});
