import { expect, test } from "vitest";
import { CONTRIBUTIONS } from "../app/contributions.ts";
import { workerOf } from "../contributions/index.ts";
import type { Text } from "../i18n/index.ts";
import { actionLines, askingLines, choiceLines } from "./lines.tsx";
import type { Line } from "./lines.tsx";
import { patienceWith } from "./use-given-up.ts";

const t = ((key: string) => key) as unknown as Text;
const context = { t, contributions: CONTRIBUTIONS, used: {}, keyOf: () => undefined };
const handOver = { id: "asset.handOver", group: "asset", shortcuts: [], run: () => {} };

test("only what is done to the open record stands under it", () => {
  const sections = [handOver, { ...handOver, of: "a1" }].map(
    (action) => actionLines([action], context)[0]?.section,
  );
  expect(sections).toEqual(["go", "current"]);
});

test("an act that nothing offers now asks which record", () => {
  const asking = askingLines([], context).find(({ key }) => key === "asset.handOver?");
  expect(asking?.does).toEqual({ asks: { step: "which", act: "asset.handOver", kind: "asset" } });
});

test("a record with a card asks too, where it says how it is opened to be worked on; a lot does", () => {
  const asking = askingLines([], context).map(({ key }) => key);
  expect(asking).toEqual(expect.arrayContaining(["disposal.savePdf?", "disposal.print?"]));
  const opened: string[] = [];
  const { disposal, ...records } = CONTRIBUTIONS.records;
  const lot = { ...disposal!, works: (id: string) => void opened.push(id) };
  workerOf({ ...CONTRIBUTIONS, records: { ...records, disposal: lot } }, "disposal")?.("l1");
  expect(opened).toEqual(["l1"]);
});

test("a record that stands there is waited for less long than one that is being opened", () => {
  expect(patienceWith([{ of: "a1" }], "a1")).toBeLessThan(patienceWith([{ of: "a2" }, {}], "a1"));
});

test("what is chosen in the palette begins the form of the act on that record, which asks the rest", () => {
  const record = { kind: "ticket", id: "t1" };
  const done: string[] = [];
  const step = { step: "choice", act: "ticket.assign", record, title: "" } as const;
  const [line] = choiceLines([{ value: "m1", title: "林静" }], step, (value) => done.push(value));
  const does = line?.does as Extract<Line["does"], { act: string }>;
  expect(does).toMatchObject({ act: "ticket.assign", of: record });
  does.first?.();
  expect(done).toEqual(["m1"]);
});
