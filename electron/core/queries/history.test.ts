import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import { runSession } from "../cli/session.ts";
import {
  StandInHub,
  ask,
  enrolledConsole,
  memoryCore,
  run,
  testEnvironment,
} from "../../../tests/support/core/core.ts";
import type { Console } from "../../../tests/support/core/core.ts";

/** A console that pulled an operation which nests as deep as an older hub let in. */
function consoleWithDeepOperation(levels: number): { one: Console; asset: string } {
  const hub = new StandInHub(testEnvironment(1));
  const one = enrolledConsole(hub, "甲", "A1", 2);
  const asset = run(one.core, { type: "asset.register", set: { name: "笔记本" } }).id as string;
  hub.sync(one.sync);
  const [body] = hub.log.flatMap((each) => (each.body.includes("asset.register") ? [each.body] : []));
  const op = JSON.parse(body ?? "") as Record<string, unknown>;
  const edit = { ...op, id: testEnvironment(9).uuidv7(), type: "asset.edit", deviceSeq: 1, device: nobody };
  const written = canonicalJson({ ...edit, payload: { asset, set: { zz: 0 } } });
  const deep = `${"[".repeat(levels)}${"]".repeat(levels)}`;
  hub.accept(written.replace('"zz":0', `"zz":${deep}`), "A".repeat(86) + "==");
  hub.sync(one.sync);
  return { one, asset };
}

test("what an older hub let in opens as far down as an operation may nest, and every line is written", async () => {
  const { one, asset } = consoleWithDeepOperation(100_000);
  const [latest] = ask(one.core, "history.page", {
    kind: "asset",
    id: asset,
    order: "newest",
    limit: 10,
  }).rows;
  expect(latest?.type).toBe("asset.edit");
  const shown = JSON.stringify(latest?.payload);
  expect(shown).toContain("…");
  expect(shown.split("[").length).toBeLessThan(70);

  const [input, output] = [new PassThrough(), new PassThrough()];
  const core = {
    idle: () => false,
    profile: { isSuspect: () => false },
    handle: async ({ id }: { id: number }) => ({ id, ok: true, value: id === 1 ? nest(100_000) : 2 }),
  };
  input.end('{"id":1}\n{"id":2}\n');
  await runSession(
    { core, reopen: () => Promise.reject(new Error("nothing is damaged")) } as never,
    input,
    output,
  );
  output.end();
  const lines = (await text(output))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
  expect(lines).toMatchObject([
    { id: 1, ok: false, error: { code: "internal" } },
    { id: 2, ok: true },
  ]);
});

function nest(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

const nobody = "0190aaaa-0000-7000-8000-00000000dead";

test("a history of more than a page begins with the newest, and no act moves its pages", () => {
  const core = memoryCore();
  const id = run(core, { type: "ticket.open", set: { title: "长期跟进" } }).id as string;
  const noted: string[] = [];
  for (let note = 0; note < 519; note += 1) {
    noted.push(run(core, { type: "ticket.note", ticket: id, text: `第${note}次` }).operation as string);
  }
  const history = (params: object) =>
    ask(core, "history.page", { kind: "ticket", id, limit: 200, ...params });
  const operations = (page: ReturnType<typeof history>) => page.rows.map(({ operation }) => operation);
  const first = history({ order: "newest" });
  expect(first.total).toBe(520);
  expect(operations(first)).toEqual(noted.slice(-200).toReversed());
  // Somebody writes on while one reads.
  run(core, { type: "ticket.note", ticket: id, text: "又一次" });
  const second = history({ order: "newest", after: first.next });
  const third = history({ order: "newest", after: second.next });
  expect([...operations(first), ...operations(second), ...operations(third)].slice(0, -1)).toEqual(
    noted.toReversed(),
  );
  expect(third.rows.at(-1)?.type).toBe("ticket.open");
  expect(third.next).toBeNull();
  // The same place from the other side, and what 0.1.0 asks and is answered.
  expect(operations(history({ after: second.rows[0]?.operation, limit: 1 }))).toEqual([noted[319]]);
  expect(operations(history({ offset: 500, limit: 2 }))).toEqual(noted.slice(499, 501));
  const nowhere = { kind: "ticket", id, after: nobody };
  expect(core.query("history.page", nowhere)).toMatchObject({
    error: { code: "notFound", path: "after" },
  });
});

test("the contested events of a record of more than 500 operations show who signed", () => {
  const hub = new StandInHub(testEnvironment(1));
  const one = enrolledConsole(hub, "甲", "A1", 2);
  const other = enrolledConsole(hub, "乙", "B2", 3);
  const asset = run(one.core, { type: "asset.register", set: { name: "笔记本" } }).id as string;
  for (let edit = 0; edit < 510; edit += 1) {
    run(one.core, { type: "asset.edit", asset, set: { remark: `第${edit}次盘点` } });
  }
  for (const { sync } of [one, other]) hub.sync(sync);
  const handOver = ({ core }: Console, receiverName: string) =>
    run(core, {
      ...{ type: "custody.handOver", purpose: "issue", giverName: "库", receiver: null, receiverName },
      ...{ place: "", handedAt: "2026-11-23T10:00:00.000+08:00", lines: [{ asset, condition: "good" }] },
      signatures: [
        {
          ...{ role: "receiver", name: receiverName, identityCheck: "badge" },
          ...{
            strokes: [
              [
                [0, 0, 0],
                [5, 5, 10],
              ],
            ],
            signedAt: "2026-11-23T10:00:00.000+08:00",
          },
        },
      ],
    });
  handOver(one, "张三");
  handOver(other, "李四");
  for (const { sync } of [one, other, one]) hub.sync(sync);
  for (const { core } of [one, other]) {
    const { custody } = ask(core, "asset.get", { id: asset });
    const contested = custody.branches.flat();
    const signed = contested.map((event) => ask(core, "operation.signatures", { id: event }));
    const read = contested.map((event) => ask(core, "operation.read", { id: event }));
    const pages = ask(core, "history.page", { kind: "asset", id: asset, order: "newest", limit: 5 }).rows;
    expect(read).toEqual(read.map(({ operation }) => pages.find((row) => row.operation === operation)));
    expect(signed.map(([signature]) => signature?.name)).toEqual(["张三", "李四"]);
    expect(signed.every(([signature]) => (signature?.strokes.length ?? 0) > 0)).toBe(true);
    const newest = ask(core, "history.page", { kind: "asset", id: asset, order: "newest", limit: 2 });
    expect(newest.rows.map(({ operation }) => operation).toReversed()).toEqual(contested);
  }
  const registered = ask(one.core, "history.page", { kind: "asset", id: asset, limit: 1 }).rows[0]?.operation;
  expect(ask(one.core, "operation.signatures", { id: registered as string })).toEqual([]);
  expect(one.core.query("operation.read", { id: nobody })).toMatchObject({
    ...{ ok: false, error: { code: "notFound" } },
  });
  expect(one.core.query("operation.signatures", { id: nobody })).toMatchObject({
    error: { code: "notFound", path: "id" },
  });
});
