import { STATUS_GROUPS } from "../../../shared/domain/asset/asset-status.ts";
import { standingOf } from "../../../shared/domain/asset/asset-view.ts";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { DeskTable } from "../../../shared/ipc/change-batch.ts";
import { DESK_TABLES } from "../../../shared/ipc/change-batch.ts";
import type { CoreEvent } from "../../../shared/ipc/change-batch.ts";
import { ask, memoryCore, run, testEnvironment } from "../../../tests/support/core/core.ts";
import type { Core } from "../compose.ts";
import { numberKey } from "../store/derived/projections.ts";
import { FILED } from "../../../tests/support/domain/filed.ts";

// Real processes and many folds on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

const NAMES = ["张伟", "李娜", "王芳", "欧阳锋"];
const DEPTS = ["财务部", "研发一部", "仓储部"];
const KINDS = ["laptop", "printer", "monitor"];

/** A small office made from numbers, so that a failing one can be printed and made again. */
function officeFrom(core: Core, choices: readonly number[]): void {
  const tickets: string[] = [];
  const assets: string[] = [];
  const site = run(core, { type: "site.set", set: { name: "总部" } }).id;
  for (const [index, choice] of choices.entries()) {
    const name = NAMES[choice % NAMES.length] as string;
    const dept = DEPTS[choice % DEPTS.length] as string;
    const ticket = tickets[choice % Math.max(1, tickets.length)];
    const asset = assets[choice % Math.max(1, assets.length)];
    switch (choice % 11) {
      case 0:
      case 1:
      case 2:
        tickets.push(
          run(core, {
            ...{ type: "ticket.open", assignee: choice % 2 ? core.profile.store.identity().member : null },
            set: { title: `打印机卡纸 ${index}`, requester: name, dept, description: `第${choice}层` },
          }).id as string,
        );
        break;
      case 3:
      case 4:
      case 5:
        assets.push(
          run(core, {
            type: "asset.register",
            set: {
              ...{
                name: `${dept}-${choice}`,
                kind: KINDS[choice % 3],
                tag: `IT-${choice % 5}`,
                maker: "联想",
              },
              site: choice % 2 ? site : null,
            },
          }).id as string,
        );
        break;
      case 6:
        run(core, { type: "person.set", set: { name, dept, employeeNo: `E${index}` } });
        break;
      case 7:
        core.execute({
          ...{
            type: "custody.handOver",
            purpose: "issue",
            giverName: "库",
            receiver: null,
            receiverName: name,
          },
          ...{
            unsigned: { reason: "电话里说好了" },
            place: "",
            handedAt: "2026-11-23T10:00:00.000+08:00",
            lines: [{ asset, condition: "good" }],
          },
        });
        break;
      case 8:
        core.execute({ type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "换了配件,好了" });
        core.execute({ type: "ticket.close", ticket, confirmation: "verbal", ...FILED });
        break;
      case 9:
        core.execute({ type: "ticket.archive", ticket });
        break;
      default:
        core.execute({ type: "asset.merge", asset, drop: assets[0] });
    }
  }
}

const offices = fc.array(fc.nat(1000), { minLength: 5, maxLength: 60 });
const text = (row: object) => JSON.stringify(row);

/** Rows of a projection as they are stored, for naive filters. */
function stored<T>(core: Core, table: "ticket" | "asset"): T[] {
  const rows = core.profile.store.db.prepare<[], string>(`SELECT row FROM ${table}`).pluck().all();
  return rows.map((row) => JSON.parse(row) as T);
}

test("a count of the register is remembered until one of its records changes; one of chosen records never is", () => {
  const core = memoryCore(testEnvironment(6));
  const chosen = [1, 2].map(
    () => run(core, { type: "asset.register", set: { kind: "laptop" } }).id as string,
  );
  const total = (only: string[] | null) =>
    ask(core, "asset.page", {
      ...{ kind: "laptop", status: null, site: null, text: "", sort: "number" as const },
      ...{ descending: false, offset: 0, limit: 1, only },
    }).total;
  expect([total(null), total(chosen)]).toEqual([2, 2]);
  // Behind the store's back: whoever counts now finds one less.
  core.profile.store.db.exec("DELETE FROM asset WHERE e = (SELECT max(e) FROM asset)");
  expect([total(null), total(chosen)]).toEqual([2, 1]);
  run(core, { type: "asset.register", set: { kind: "printer" } });
  expect(total(null)).toBe(1);
});

test("what a search found is asked anew when a record of the kind, or what the kind is called, has changed", () => {
  const core = memoryCore(testEnvironment(8));
  const register = (name: string) =>
    run(core, { type: "asset.register", set: { kind: "laptop", name } }).id as string;
  const found = (text: string) => ask(core, "asset.page", { text }).rows.map(({ name }) => name);
  const first = register("财务室一号");
  expect([found("财务室"), found("笔电")]).toEqual([["财务室一号"], []]);
  register("财务室二号");
  expect(found("财务室")).toHaveLength(2);
  run(core, { type: "asset.edit", asset: first, set: { name: "仓库一号" } });
  expect([found("财务室"), found("仓库")]).toEqual([["财务室二号"], ["仓库一号"]]);
  const called = { family: "assetkind", key: "laptop", set: { title: { "zh-CN": "笔电" } } };
  run(core, { type: "definition.setAssetKind", ...called });
  expect(found("笔电")).toHaveLength(2);
});

describe("a page equals a naive filter over all rows", () => {
  test("of assets: filters, every order, both directions, every page", () => {
    const params = fc.record({
      kind: fc.constantFrom(null, ...KINDS),
      status: fc.constantFrom(null, "inStock" as const, "inUse" as const, "contested" as const),
      withSite: fc.boolean(),
      sort: fc.constantFrom(
        "number" as const,
        "updated" as const,
        "name" as const,
        "tag" as const,
        "holder" as const,
      ),
      descending: fc.boolean(),
      offset: fc.nat(12),
      limit: fc.integer({ min: 1, max: 10 }),
      /** None but every second, or every record that there is and one that is not. */
      only: fc.constantFrom(null, 1, 2),
      text: fc.constantFrom("", "联想", "财务", "caiwu", "it-3", "zhangwei", "不存在的词"),
    });
    fc.assert(
      fc.property(offices, params, (office, { withSite, only: nth, ...rest }) => {
        const core = memoryCore(testEnvironment(5));
        officeFrom(core, office);
        const site = withSite ? (ask(core, "site.list", {})[0]?.id ?? null) : null;
        const known = [
          ...stored<AssetRow>(core, "asset").map(({ id }) => id),
          core.profile.store.identity().member,
        ];
        const only = nth === null ? null : known.filter((_id, at) => at % nth === 0);
        const page = ask(core, "asset.page", { ...rest, only, site });
        const keyOf = (row: AssetRow): string | number =>
          ({
            number: numberKey(row.number),
            updated: row.updatedAt,
            name: row.name,
            tag: row.tag,
            holder: row.holder ?? "",
          })[rest.sort];
        const all = stored<AssetRow>(core, "asset").filter(
          (row) =>
            standingOf(row) !== "merged" &&
            (only === null || only.includes(row.id)) &&
            (rest.kind === null || row.kind === rest.kind) &&
            (rest.status === null ||
              (STATUS_GROUPS[rest.status] ?? [rest.status]).some((status) => status === standingOf(row))) &&
            (site === null || row.site === site) &&
            matches(row, rest.text),
        );
        expect(page.total).toBe(all.length);
        const keys = all.map(keyOf).sort((x, y) => (x < y ? -1 : x > y ? 1 : 0));
        if (rest.descending) keys.reverse();
        expect(page.rows.map(keyOf)).toEqual(keys.slice(rest.offset, rest.offset + rest.limit));
        const ids = new Set(all.map(({ id }) => id));
        expect(page.rows.every(({ id }) => ids.has(id))).toBe(true);
        expect(new Set(page.rows.map(({ id }) => id)).size).toBe(page.rows.length);
      }),
      { seed: 20261123, numRuns: 60 },
    );
  });

  /** The words of these tests only: what the text forms find is tested beside them. */
  function matches(row: AssetRow, wanted: string): boolean {
    switch (wanted) {
      case "":
        return true;
      case "caiwu":
        return /财务/.test(`${row.name} ${row.place}`);
      case "zhangwei":
        return row.holder === "张伟";
      case "it-3":
        return row.tag === "IT-3";
      default:
        return text(row).includes(wanted);
    }
  }

  test("of tickets: every scope, newest first, and its counts", () => {
    fc.assert(
      fc.property(
        offices,
        fc.nat(8),
        fc.constantFrom("", "打印", "zw", "caiwubu"),
        (office, offset, wanted) => {
          const core = memoryCore(testEnvironment(6));
          officeFrom(core, office);
          const me = core.profile.store.identity().member;
          const rows = stored<TicketRow>(core, "ticket").sort((x, y) => y.openedAt - x.openedAt);
          const open = (row: TicketRow) => !["closed", "archived"].includes(row.status);
          const scopes = {
            mine: (row: TicketRow) => open(row) && row.assignee === me,
            unassigned: (row: TicketRow) => open(row) && row.assignee === null,
            team: open,
            closed: (row: TicketRow) => row.status === "closed",
            archived: (row: TicketRow) => row.status === "archived",
            all: () => true,
          };
          const found = (row: TicketRow) =>
            ({ "": true, 打印: true, zw: row.requester === "张伟", caiwubu: row.dept === "财务部" })[
              wanted
            ] ?? false;
          const counts = ask(core, "ticket.counts", {});
          for (const [scope, belongs] of Object.entries(scopes) as [
            keyof typeof scopes,
            (row: TicketRow) => boolean,
          ][]) {
            expect(counts[scope]).toBe(rows.filter(belongs).length);
            const page = ask(core, "ticket.page", { scope, offset, limit: 5, text: wanted });
            const expected = rows.filter((row) => belongs(row) && found(row));
            expect(page.total).toBe(expected.length);
            expect(ask(core, "ticket.counts", { text: wanted })[scope]).toBe(expected.length);
            expect(page.rows).toEqual(expected.slice(offset, offset + 5));
          }
        },
      ),
      { seed: 7, numRuns: 40 },
    );
  });
});

describe("the desk set", () => {
  /** The tables a window holds, from hydrating and then applying batches. */
  function windowOf(core: Core) {
    const tables = Object.fromEntries(DESK_TABLES.map((table) => [table, new Map()])) as Record<
      DeskTable,
      Map<string, unknown>
    >;
    let version = 0;
    const put = (table: DeskTable, row: object) => {
      const { id, key } = row as { id?: string; key?: string };
      tables[table].set(id ?? (key as string), row);
    };
    const hydrate = () => {
      for (const table of DESK_TABLES) tables[table].clear();
      let after = "";
      let first = true;
      do {
        const page = ask(core, "desk.hydrate", { after });
        if (first) version = page.version;
        first = false;
        for (const table of DESK_TABLES) for (const row of page.rows[table] ?? []) put(table, row);
        after = page.next ?? "";
      } while (after !== "");
    };
    hydrate();
    const listen = (event: CoreEvent) => {
      if (event.event !== "change") return;
      expect(event.batch.version).toBe(version + 1);
      version = event.batch.version;
      for (const change of event.batch.changes) {
        if ("put" in change) put(change.table, change.put);
        else tables[change.table].delete(change.drop);
      }
    };
    return { tables, listen };
  }
  const plain = (tables: Record<DeskTable, Map<string, unknown>>) =>
    Object.fromEntries(DESK_TABLES.map((table) => [table, Object.fromEntries([...tables[table]].sort())]));

  test("hydrated once and kept by batches, equals one hydrated now, and one of a store opened now", () => {
    fc.assert(
      fc.property(offices, (office) => {
        const core = memoryCore(testEnvironment(8));
        const { tables, listen } = windowOf(core);
        core.subscribe(listen);
        officeFrom(core, office);
        run(core, { type: "draft.save", key: "a", form: "f", data: { x: 1 } });
        run(core, { type: "draft.save", key: "b", form: "f", data: {} });
        run(core, { type: "draft.discard", key: "a" });
        expect(plain(tables)).toEqual(plain(windowOf(core).tables));
        core.profile.store.rebuildDesk();
        expect(plain(tables)).toEqual(plain(windowOf(core).tables));
      }),
      { seed: 9, numRuns: 40 },
    );
  });

  test("a page may end at any row, however long its key", () => {
    const core = memoryCore();
    for (let index = 0; index < 310; index += 1) {
      const key = `${index}`.padEnd(120, "长");
      run(core, { type: "draft.save", key, form: "f", data: {} });
    }
    expect(windowOf(core).tables.draft.size).toBe(310);
  });

  test("holds open tickets, the assets and people they name, and what waits; not the whole register", () => {
    const core = memoryCore();
    const person = run(core, { type: "person.set", set: { name: "张伟" } }).id as string;
    run(core, { type: "person.set", set: { name: "不相干" } });
    const asset = run(core, { type: "asset.register", set: { name: "有工单的" } }).id as string;
    const ticket = run(core, {
      ...{ type: "ticket.open", assets: [asset] },
      set: { title: "打印机卡纸", requesterPerson: person },
    }).id as string;
    const ids = (table: DeskTable) => [...windowOf(core).tables[table].keys()];
    expect(ids("ticket")).toEqual([ticket]);
    expect(ids("asset")).toContain(asset);
    expect(ids("person")).toContain(person);
    run(core, { type: "ticket.resolve", ticket, resolutionCode: "fixed", solution: "换了配件,好了" });
    run(core, { type: "ticket.close", ticket, confirmation: "verbal", ...FILED });
    expect(ids("ticket")).toEqual([]);
  });

  test("a page of hydration is whole however small the pages are", () => {
    const core = memoryCore(testEnvironment(4));
    officeFrom(core, [3, 0, 6, 14, 1, 12, 5, 17, 2, 9, 25]);
    const desk = core.profile.store.desk();
    const all = desk.page("", 10_000).rows;
    const pieces: Record<string, object[]> = {};
    let after: string | null = "";
    while (after !== null) {
      const page: ReturnType<typeof desk.page> = desk.page(after, 2);
      for (const [table, rows] of Object.entries(page.rows)) (pieces[table] ??= []).push(...rows);
      after = page.next;
    }
    expect(pieces).toEqual(all);
  });
});
