import { beforeEach, expect, test, vi } from "vitest";
import type { Change, ChangeBatch, CoreEvent, OutboxRow } from "../../shared/ipc/change-batch.ts";
import type { QueryResults } from "../../shared/ipc/queries.ts";
import { DeskFeed } from "./desk-feed.ts";
import { DeskSet } from "./desk-set.ts";

type HydratePage = QueryResults["desk.hydrate"];

let set: DeskSet;
beforeEach(() => {
  set = new DeskSet();
});

const row = (id: string, label: string): OutboxRow => ({
  id,
  deviceSeq: 1,
  type: "ticket.note",
  touches: [],
  label,
  at: "2026-11-23T09:00:00.000+08:00",
  state: "waiting",
  reason: null,
  acknowledged: false,
  again: null,
});
const put = (id: string, label: string): Change => ({ table: "outbox", put: row(id, label) });
const drop = (id: string): Change => ({ table: "outbox", drop: id });

/** A core with a version, a table of rows and a line on which batches may be lost. */
function fakeCore() {
  const rows = new Map<string, OutboxRow>();
  let version = 0;
  let listener: (event: CoreEvent) => void = () => {};
  let snapshots = 0;
  let gate: Promise<void> | null = null;
  const send = (batch: ChangeBatch) => listener({ event: "change", batch });
  const commit = (...changes: Change[]): ChangeBatch => {
    version += 1;
    for (const change of changes) {
      if ("drop" in change) rows.delete(change.drop);
      else rows.set((change.put as OutboxRow).id, change.put as OutboxRow);
    }
    return { version, changes, touched: [] };
  };
  return {
    commit,
    send,
    snapshots: () => snapshots,
    holdSnapshots: (until: Promise<void>) => {
      gate = until;
    },
    source: {
      onEvent: (next: (event: CoreEvent) => void) => {
        listener = next;
        return () => {
          listener = () => {};
        };
      },
      // Two pages of what is there when each is asked for; the first one's version counts.
      page: async (after: string) => {
        if (after === "") snapshots += 1;
        const all = [...rows.values()].sort((a, b) => a.id.localeCompare(b.id));
        const half = Math.ceil(all.length / 2);
        const value: HydratePage = {
          version,
          rows: { outbox: after === "" ? all.slice(0, half) : all.slice(half) },
          next: after === "" ? "rest" : null,
        };
        await gate;
        return { ok: true as const, value };
      },
    },
  };
}

const labels = () => set.desk.outbox.all().map(({ id, label }) => `${id} ${label}`);

test("a snapshot of several pages, then the batches after it", async () => {
  const core = fakeCore();
  core.commit(put("a", "1"), put("b", "1"), put("c", "1"));
  const feed = new DeskFeed(set, core.source);
  feed.start();
  await feed.hydrate();
  core.send(core.commit(put("b", "2"), drop("c")));
  await feed.settled();
  expect(labels()).toEqual(["a 1", "b 2"]);
  expect(core.snapshots()).toBe(1);
});

test("batches that arrive during the snapshot are applied after it, each once", async () => {
  const core = fakeCore();
  core.commit(put("a", "1"), put("b", "1"));
  const feed = new DeskFeed(set, core.source);
  feed.start();
  let open: () => void = () => {};
  core.holdSnapshots(new Promise((resolve) => (open = resolve)));
  const hydrated = feed.hydrate();
  core.send(core.commit(put("a", "2")));
  core.send(core.commit(drop("b"), put("d", "1")));
  open();
  await hydrated;
  await feed.settled();
  expect(labels()).toEqual(["a 2", "d 1"]);
});

test("a missing batch leads to a new snapshot, after which nothing is missing", async () => {
  const core = fakeCore();
  core.commit(put("a", "1"));
  const feed = new DeskFeed(set, core.source);
  feed.start();
  await feed.hydrate();
  core.commit(put("lost", "1"));
  core.send(core.commit(put("b", "1")));
  await feed.settled();
  expect(labels()).toEqual(["a 1", "b 1", "lost 1"]);
  expect(core.snapshots()).toBe(2);
  core.send(core.commit(put("c", "1")));
  await feed.settled();
  expect(labels()).toEqual(["a 1", "b 1", "c 1", "lost 1"]);
  expect(core.snapshots()).toBe(2);
});

test("what the first screen shows is announced before the rest has come, and all of it at the end", async () => {
  let open: () => void = () => {};
  const held = new Promise<void>((resolve) => (open = resolve));
  let announced = 0;
  const first = { outbox: [row("a", "1")] };
  const look = async () => ({ ok: true as const, value: { rows: first } });
  const page = async (after: string) => {
    if (after !== "") await held;
    const rows = after === "" ? first : { person: [{ id: "p" }] };
    return { ok: true as const, value: { version: 1, rows, next: after === "" ? "rest" : null } as never };
  };
  const feed = new DeskFeed(set, { look, page, onEvent: () => () => {} }, () => (announced += 1));
  const hydrated = feed.hydrate();
  await vi.waitFor(() => expect(announced).toBe(1));
  expect(labels()).toEqual(["a 1"]);
  expect(set.desk.person.all().length).toBe(0);
  open();
  await hydrated;
  expect(set.desk.person.all().length).toBe(1);
  expect(announced).toBe(2);
});

test("what the first screen shows comes ahead, once, and the snapshot decides what stays", async () => {
  const core = fakeCore();
  core.commit(put("a", "1"));
  const shown: string[][] = [];
  const asked: string[] = [];
  const source = {
    ...core.source,
    look: async () => {
      asked.push("look");
      return { ok: true as const, value: { rows: { outbox: [row("a", "0"), row("gone", "0")] } } };
    },
  };
  const feed = new DeskFeed(set, source, () => void shown.push(labels()));
  await feed.hydrate();
  await feed.hydrate();
  await vi.waitFor(() => expect(shown.length).toBeGreaterThan(1));
  expect(shown[0]).toEqual(["a 0", "gone 0"]);
  expect(labels()).toEqual(["a 1"]);
  expect(asked).toEqual(["look"]);
});

test("a first page without what the first screen shows is not announced: the whole set is", async () => {
  const pages: Record<string, object> = {
    "": { version: 1, rows: { outbox: [row("a", "1")] }, next: "rest" },
    rest: { version: 1, rows: { ticket: [{ id: "t" }], draft: [{ key: "d" }] }, next: null },
  };
  const shown: number[][] = [];
  const source = {
    look: async () => ({ ok: false as const }),
    page: async (after: string) => ({ ok: true as const, value: pages[after] as never }),
    onEvent: () => () => {},
  };
  const feed = new DeskFeed(
    set,
    source,
    () => void shown.push([set.desk.ticket.all().length, set.desk.draft.all().length]),
  );
  await feed.hydrate();
  expect(shown).toEqual([[1, 1]]);
});

test("while a new snapshot comes in nothing that stood is missing; what is gone from it goes at the end", async () => {
  const core = fakeCore();
  core.commit(put("a", "1"), put("b", "1"), put("c", "1"));
  const feed = new DeskFeed(set, core.source);
  await feed.hydrate();
  core.commit(drop("b"));
  let seen: string[] = [];
  const page = (after: string) => {
    if (after !== "") seen = labels();
    return core.source.page(after);
  };
  await new DeskFeed(set, { ...core.source, page }).hydrate();
  expect(seen).toEqual(["a 1", "b 1", "c 1"]);
  expect(labels()).toEqual(["a 1", "c 1"]);
});

test("an old batch that comes again changes nothing", async () => {
  const core = fakeCore();
  const first = core.commit(put("a", "1"));
  core.commit(put("a", "2"));
  const feed = new DeskFeed(set, core.source);
  feed.start();
  await feed.hydrate();
  core.send(first);
  await feed.settled();
  expect(labels()).toEqual(["a 2"]);
});

test("a core that starts again counts from the beginning and is believed after its snapshot", async () => {
  const before = fakeCore();
  for (let i = 0; i < 5; i += 1) before.commit(put(`old-${i}`, "1"));
  const feed = new DeskFeed(set, before.source);
  feed.start();
  await feed.hydrate();
  feed.stop();
  const after = fakeCore();
  after.commit(put("new", "1"));
  const next = new DeskFeed(set, after.source);
  next.start();
  await next.hydrate();
  after.send(after.commit(put("newer", "1")));
  await next.settled();
  expect(labels()).toEqual(["new 1", "newer 1"]);
});

test("without a core the desk set stays as it is and nothing is announced", async () => {
  let announced = 0;
  const feed = new DeskFeed(
    set,
    { page: async () => ({ ok: false as const }), onEvent: () => () => {} },
    () => (announced += 1),
  );
  feed.start();
  await feed.hydrate();
  expect(announced).toBe(0);
});
