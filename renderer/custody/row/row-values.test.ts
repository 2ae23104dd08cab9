import { expect, test } from "vitest";
import type { CoreClient } from "../../core/index.ts";
import { NOBODY } from "../forms/custody-acts.ts";
import { withIssued } from "./already-issued.ts";
import { cellsOf, textOfFile } from "./read-list.ts";
import type { RowPerson } from "./row-values.ts";
import { changed, entryOf, issuedTo, listedAnew, nextOf, preparedFor, someone } from "./row-values.ts";

const of = (id: string, name: string, assets: readonly string[] = []): RowPerson => ({
  ...someone(id, { ...NOBODY, person: `person-${id}`, name }),
  prepared: assets.map((asset) => ({ id: asset, name: asset })),
});
const PEOPLE = [of("1", "陈敏", ["a1"]), of("2", "李娜", ["a2"]), of("3", "张伟", ["a3"])];

test("a list is read as tables and people write it; blank lines are nothing", () => {
  expect(cellsOf('工号\t资产\r\n E3001 \tIT-1、IT-2\n\n"李娜"，IT-3;IT-4\n')).toEqual([
    ["工号", "资产"],
    ["E3001", "IT-1", "IT-2"],
    ["李娜", "IT-3", "IT-4"],
  ]);
});

test("a file of a list is read in the encoding that Chinese tables are saved in, too", () => {
  expect(textOfFile(new TextEncoder().encode("李娜").buffer)).toBe("李娜");
  expect(textOfFile(new Uint8Array([0xc0, 0xee, 0xc4, 0xc8]).buffer)).toBe("李娜");
});

test("who was not there is left out of the turns and stays to be chosen", () => {
  const people = changed(PEOPLE, "1", { stands: "left" });
  expect(nextOf(people)?.id).toBe("2");
  expect(entryOf(people, { ...NOBODY, person: "person-1", name: "陈敏" })?.stands).toBe("left");
});

test("what was prepared for somebody is nobody else's until it was issued", () => {
  expect(preparedFor(PEOPLE, "1", "a2")).toBe("李娜");
  expect(preparedFor(PEOPLE, "2", "a2")).toBeNull();
  const issued = issuedTo(PEOPLE, "2", { receiver: PEOPLE[1]!.party, lines: [] }, "H-K7-0001");
  expect(preparedFor(issued, "1", "a2")).toBeNull();
});

test("a list that was changed keeps what was issued, and the drafts of those who still stand in it", () => {
  const before = issuedTo(PEOPLE, "1", { receiver: PEOPLE[0]!.party, lines: [] }, "H-K7-0001");
  const found = [of("x", "陈敏"), of("y", "张伟", ["a9"])].map((each) => ({
    ...each,
    party: { ...each.party, person: each.party.name === "陈敏" ? "person-1" : "person-3" },
  }));
  expect(listedAnew(before, found).map(({ id, number }) => [id, number])).toEqual([
    ["1", "H-K7-0001"],
    ["3", null],
  ]);
});

/** A register in which one hand-over stands for each asset. */
function register(heads: Readonly<Record<string, { at: string; name: string; number: string }>>): CoreClient {
  const query = (_: string, { id }: { id: string }) => {
    const head = heads[id];
    const events = head
      ? [
          {
            id: `of-${id}`,
            act: "handOver",
            at: head.at,
            number: head.number,
            holder: { person: null, name: head.name },
          },
        ]
      : [];
    return Promise.resolve({ ok: true, value: { custody: { events, head: events[0]?.id ?? null } } });
  };
  return { query, execute: () => Promise.resolve({ ok: true }) } as unknown as CoreClient;
}

test("a hand-over that was saved and not noted is found again; an older one, or another's, is none of the row", async () => {
  const began = Date.parse("2026-11-27T09:00:30.000Z");
  const core = register({
    a1: { at: "2026-11-27T09:00:00.000Z", name: "陈敏", number: "H-K7-0007" },
    a2: { at: "2026-11-26T09:00:00.000Z", name: "李娜", number: "H-K7-0003" },
    a3: { at: "2026-11-27T09:05:00.000Z", name: "王芳", number: "H-K7-0008" },
  });
  const known = await withIssued(core, PEOPLE, began, () => undefined);
  expect(known.map(({ stands, number }) => [stands, number])).toEqual([
    ["issued", "H-K7-0007"],
    ["waits", null],
    ["waits", null],
  ]);
});

test("somebody who stood on no list is found by what their form keeps", async () => {
  const came = someone("9");
  const lines = [{ asset: { id: "a1" } }] as never;
  const core = register({ a1: { at: "2026-11-27T09:05:00.000Z", name: "赵敏", number: "H-K7-0009" } });
  const kept = { receiver: { ...NOBODY, name: "赵敏" }, lines };
  const [known] = await withIssued(core, [came], Date.parse("2026-11-27T09:00:00.000Z"), () => kept);
  expect(known).toMatchObject({ stands: "issued", number: "H-K7-0009", party: { name: "赵敏" } });
});
