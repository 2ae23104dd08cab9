import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { LeaverSources } from "../../shared/ipc/addresses.ts";
import { ask, memoryCore } from "../support/core/core.ts";

// Recipes for people are played as they are written, command by command; each begins at the left edge.

const folder = new URL("../../docs/recipes/use/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".md"));

interface Line {
  as?: string;
  refused?: string;
  /** An act, or several at once. */
  kind: "execute" | "executeAll";
}

function linesOf(text: string): string[] {
  return [...text.matchAll(/^```jsonl\n(.*?)^```$/gms)].flatMap(([, lines = ""]) =>
    lines.trim().split(/\n(?=\{)/),
  );
}

/** A line with the values of the answers it names. */
function read(line: string, answers: ReadonlyMap<string, Record<string, unknown>>): Line {
  return JSON.parse(line, (_, value: unknown) => {
    if (typeof value !== "string" || !value.startsWith("$")) return value;
    const [name = "", ...path] = value.slice(1).split(".");
    return path.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], answers.get(name));
  }) as Line;
}

test.each(files)("%s", async (file) => {
  const core = memoryCore();
  const answers = new Map<string, Record<string, unknown>>();
  const lines = linesOf(readFileSync(new URL(file, folder), "utf8"));
  expect(lines.length).toBeGreaterThan(5);
  for (const [index, line] of lines.entries()) {
    const { as, refused, ...request } = read(line, answers);
    const answer = (await core.handle({ id: index, ...request })) as {
      ok: boolean;
      result?: Record<string, unknown>;
      error?: { code: string; details?: { rule?: string } };
    };
    const why = answer.error?.details?.rule ?? answer.error?.code;
    expect([line, answer.ok, why]).toEqual([line, refused === undefined, refused]);
    if (as !== undefined) answers.set(as, answer.result ?? {});
  }
});

/** Plays a recipe and answers what its lines were answered, by their names. */
async function played(file: string) {
  const core = memoryCore();
  const answers = new Map<string, Record<string, unknown>>();
  for (const [index, line] of linesOf(readFileSync(new URL(file, folder), "utf8")).entries()) {
    const { as, refused: _, ...request } = read(line, answers);
    const answer = (await core.handle({ id: index, ...request })) as { result?: Record<string, unknown> };
    if (as !== undefined) answers.set(as, answer.result ?? {});
  }
  return { core, idOf: (name: string) => answers.get(name)?.id as string, answers };
}

test("the three assets that were signed for are with whoever signed, by one paper and one signature", async () => {
  const { core, idOf, answers } = await played("signed.md");
  const row = (name: string) => ask(core, "asset.get", { id: idOf(name) });
  const { number, operation } = answers.get("slip") as { number: string; operation: string };
  for (const name of ["laptop", "monitor", "dock"]) {
    expect(row(name).row).toMatchObject({ holderPerson: idOf("chen"), status: "inUse", unsigned: null });
    expect(row(name).custody.events.map((event) => [event.number, event.signed])).toEqual([[number, true]]);
  }
  expect(ask(core, "operation.signatures", { id: operation })).toHaveLength(1);
});

test("what of a leaver was missing is back and closed in the end", async () => {
  const { answers } = await played("arrival-and-leaver.md");
  const told = (name: string) =>
    (answers.get(name) as unknown as LeaverSources).lines.map(({ what, number, state }) => [
      ...[what, what === "asset" || what === "address" ? number : "", state],
    ]);
  expect(told("before").filter(([, , state]) => state !== "missing")).toEqual([]);
  expect(told("after")).toEqual(
    expect.arrayContaining([
      ["asset", "NB-0077", "back"],
      ["address", "10.20.5.20", "back"],
      ["account", "", "closed"],
    ]),
  );
});

test("what was returned lies in the pool, with its condition, and nothing waits for it", async () => {
  const { core, idOf, answers } = await played("returned.md");
  for (const [name, condition] of [
    ["projector", "worn"],
    ["laptop", "good"],
  ] as const) {
    const { row, custody } = ask(core, "asset.get", { id: idOf(name) });
    expect(row).toMatchObject({ holder: null, place: "备件柜 1", dueBack: null, unsigned: null });
    expect(custody.events.at(-1)).toMatchObject({
      ...{ act: "return", condition, signed: true, number: answers.get("back")?.number },
    });
  }
  expect(ask(core, "asset.waiting", { today: "2031-01-01" })).toEqual({
    unsigned: 0,
    overdue: 0,
    missing: 0,
    dueSoon: 0,
    sealed: 0,
  });
});

test("the lot that was disposed of by four persons is closed, and its machines are gone", async () => {
  const { core, idOf, answers } = await played("disposal.md");
  const { row, assets, appraisals, approvals, outs } = ask(core, "disposal.get", {
    id: idOf("lot"),
  });
  expect(row).toMatchObject({ status: "closed", approved: 2, gone: 2, value: 8000 });
  expect(assets.map((each) => each.row?.status)).toEqual(["disposedOf", "disposedOf"]);
  expect([...appraisals, ...approvals].map(({ step }) => step.name)).toEqual(["李鉴定", "王主任"]);
  expect(outs).toMatchObject([{ number: answers.get("out")?.number, missing: [], unlisted: [] }]);
});

test("the printer's run ends with what was measured, and the ticket that it held back is resolved", async () => {
  const { core, idOf } = await played("printer-fault.md");
  const run = ask(core, "run.get", { id: idOf("run") });
  expect(run.row).toMatchObject({ status: "done", verdict: "hardware", next: "solved", answered: 3 });
  expect(run.conclusion).toBe("hung");
  expect(run.answers.state?.reading?.values).toContainEqual(
    expect.objectContaining({ name: "accepting", value: false }),
  );
  const { row, actions } = ask(core, "ticket.get", { id: idOf("ticket") });
  expect(row.status).toBe("resolved");
  expect(actions.filter(({ act }) => act === "note")).toEqual([]);
});
