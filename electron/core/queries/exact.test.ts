import { expect, test } from "vitest";
import type { Page, SearchHit } from "../../../shared/ipc/queries.ts";
import { ask, memoryCore, run } from "../../../tests/support/core/core.ts";

type Core = ReturnType<typeof memoryCore>;
const made = (core: Core, set: object) => run(core, { type: "asset.register", set } as never).id as string;
const tags = (core: Core, text: string) =>
  (ask(core, "asset.page", { text }) as Page<{ tag: string }>).rows.map(({ tag }) => tag);
const total = (core: Core, query: "asset.page" | "ticket.page" | "person.page", text: string) =>
  (ask(core, query, { text }) as Page<unknown>).total;

test("what is called exactly that goes before what only begins like it, however much there is of that", () => {
  const core = memoryCore();
  made(core, { tag: "PRN-20", name: "二十号" });
  for (let n = 10; n < 50; n += 1) made(core, { tag: `PRN-20${n}`, name: "旁边的" });
  expect(tags(core, "prn-20")[0]).toBe("PRN-20");
  expect(tags(core, "ＰＲＮ–20")[0]).toBe("PRN-20");
  const hits = ask(core, "search.all", { text: "PRN-20", limit: 5 }) as SearchHit[];
  expect([hits[0]?.title.endsWith("二十号"), hits.length]).toEqual([true, 5]);
  const pages = [0, 20, 40].flatMap(
    (offset) =>
      (ask(core, "asset.page", { text: "PRN-20", offset, limit: 20 }) as Page<{ tag: string }>).rows,
  );
  expect([pages.length, new Set(pages.map(({ tag }) => tag)).size]).toEqual([41, 41]);
});

test("where few are found, what is called exactly that goes first, by its tag or by its name", () => {
  const core = memoryCore();
  made(core, { tag: "PRN-200", name: "前台打印机旁" });
  made(core, { tag: "PRN-20", name: "二楼" });
  made(core, { tag: "PRN-9", name: "前台打印机" });
  expect(tags(core, "PRN-20")).toEqual(["PRN-20", "PRN-200"]);
  expect(tags(core, "前台打印机")).toEqual(["PRN-9", "PRN-200"]);
  const page = (params: object) =>
    ask(core, "asset.page", { text: "前台打印机", ...params }) as Page<unknown>;
  expect(
    [page({ limit: 1 }), page({ limit: 1, offset: 1 })].map(({ rows, total }) => [rows.length, total]),
  ).toEqual([
    [1, 2],
    [1, 2],
  ]);
  expect(page({ status: "lost" })).toEqual({ rows: [], total: 0 });
});

test("in the palette what has the word whole goes before newer records with words that only begin so", () => {
  const core = memoryCore();
  const whole = made(core, { name: "Flow scanner" });
  for (let n = 0; n < 4; n += 1) made(core, { name: `Flower press ${n}` });
  const hits = (limit: number) => ask(core, "search.all", { text: "flow", limit }) as SearchHit[];
  expect(hits(3).map(({ id }) => id === whole)).toEqual([true, false, false]);
  expect([hits(1)[0]?.id, hits(9).length]).toEqual([whole, 5]);
});

test("a number without its zeros is found in lists, and once", () => {
  const core = memoryCore();
  const series = (id: string, query: "asset.get" | "ticket.get") =>
    (ask(core, query, { id } as never) as { row: { number: string } }).row.number;
  const asset = series(made(core, { name: "交换机" }), "asset.get");
  const ticket = series(
    run(core, { type: "ticket.open", set: { title: "打印机卡纸" } }).id as string,
    "ticket.get",
  );
  for (const [query, number] of [
    ["asset.page", asset],
    ["ticket.page", ticket],
  ] as const) {
    const short = number.replace(/-0+(\d+)$/, "-$1");
    expect(short).not.toBe(number);
    for (const text of [short, number]) expect([text, total(core, query, text)]).toEqual([text, 1]);
    expect((ask(core, query, { text: short }) as Page<unknown>).rows).toHaveLength(1);
  }
});

test("a person by the whole name goes before those whose names go on", () => {
  const core = memoryCore();
  for (const name of ["王芳华", "王芳", "王芳菲"]) run(core, { type: "person.set", set: { name } });
  const page = ask(core, "person.page", { text: "王芳" }) as Page<{ name: string }>;
  expect(page.rows[0]?.name).toBe("王芳");
});

test("titles, names of assets and places are found by pinyin and initials", () => {
  const core = memoryCore();
  run(core, { type: "ticket.open", set: { title: "会议室投影仪不亮", place: "东楼大厅" } });
  made(core, { name: "档案室扫描仪", place: "西配楼二层" });
  for (const word of ["touyingyi", "tyy", "hys", "donglou", "dldt"]) {
    expect([word, total(core, "ticket.page", word)]).toEqual([word, 1]);
  }
  for (const word of ["danganshi", "smy", "xipeilou", "xpl"]) {
    expect([word, total(core, "asset.page", word)]).toEqual([word, 1]);
  }
});

test("a number is found by what is inside it, and without what it is divided by", () => {
  const core = memoryCore();
  const port = { name: "eth0", mac: "9c:5c:8e:01:02:0a", ips: [], speed: null, status: null };
  made(core, { tag: "GZ-2025-00482", serial: "MXL9372PQZ", ports: [port] });
  made(core, { tag: "GZ-2025-00999", serial: "MXL0000AAA", name: "别的" });
  for (const word of [
    "2PQZ",
    "9372",
    "0482",
    "GZ202500482",
    "2500482",
    "9c5c8e01020a",
    "9C-5C-8E-01-02-0A",
    "9c5c.8e01.020a",
    "020a",
  ]) {
    expect([word, total(core, "asset.page", word)]).toEqual([word, 1]);
  }
  // A piece is looked for in numbers alone, and three characters are none.
  expect([total(core, "asset.page", "PQZ"), total(core, "asset.page", "372PQX")]).toEqual([0, 0]);
});

test("assets are found by what their kind is called, in lists and in the palette, behind what has the word itself", () => {
  const core = memoryCore();
  made(core, { tag: "HQ-PRN-FIN", name: "财务部", kind: "printer" });
  made(core, { tag: "NB-1", name: "打印机架旁", kind: "laptop" });
  made(core, { tag: "PRJ-1", name: "会议室", kind: "monitor" });
  for (const text of ["打印机", "dayinji", "dyj", "printer", "打印"]) {
    const hits = ask(core, "search.all", { text, limit: 5 }) as SearchHit[];
    expect([text, hits.some(({ title }) => title.includes("财务部"))]).toEqual([text, true]);
    expect([text, hits.some(({ title }) => title.includes("会议室"))]).toEqual([text, false]);
    expect([text, tags(core, text).includes("HQ-PRN-FIN")]).toEqual([text, true]);
  }
  const [first] = ask(core, "search.all", { text: "打印机", limit: 5 }) as SearchHit[];
  expect(first?.title).toContain("打印机架旁");
  expect(total(core, "asset.page", "打印机")).toBe(2);
  // Two letters begin too many words.
  expect(tags(core, "dy")).toEqual(["NB-1"]);
  const set = { title: { "zh-CN": "文印设备" } };
  run(core, { type: "definition.setAssetKind", family: "assetkind", key: "printer", set } as never);
  expect(tags(core, "文印")).toEqual(["HQ-PRN-FIN"]);
});

test("the palette shows the newest that a word of the team means, near the end of the register or far from it", () => {
  const core = memoryCore();
  const printers = [1, 2, 3].map((n) => made(core, { name: `旧${n}`, kind: "printer" }));
  const shown = (limit: number) =>
    (ask(core, "search.all", { text: "打印机", limit }) as SearchHit[]).map(({ id }) => id);
  expect(shown(2)).toEqual([printers[2], printers[1]]);
  // As if more records had come in between than are looked through from the end.
  core.profile.store.db.exec("UPDATE asset SET e = e + 5000 WHERE e = (SELECT max(e) FROM asset)");
  expect(shown(2)).toEqual([printers[2], printers[1]]);
  expect(shown(1)).toEqual([printers[2]]);
});

test("where several kinds have more than there are places, each has its share with its newest first", () => {
  const core = memoryCore();
  const many = (make: (n: number) => string) => [...Array(9).keys()].map(make).reverse();
  const tickets = many((n) => run(core, { type: "ticket.open", set: { title: `晨会 ${n}` } }).id as string);
  const assets = many((n) => made(core, { name: `晨会 ${n}` }));
  const people = many((n) => run(core, { type: "person.set", set: { name: `晨会 ${n}` } }).id as string);
  const named = made(core, { name: "晨会" });
  const shown = (limit: number) =>
    (ask(core, "search.all", { text: "晨会", limit }) as SearchHit[]).map(({ id }) => id);
  const share = (...places: number[]) => [
    named,
    ...[tickets, assets, people].flatMap((ids, kind) => ids.slice(0, places[kind])),
  ];
  expect(shown(9)).toEqual(share(3, 3, 2));
  expect(shown(20)).toEqual(share(7, 6, 6));
  expect(shown(50)).toEqual(share(9, 9, 9));
});
