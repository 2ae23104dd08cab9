import { describe, expect, test } from "vitest";
import { entityKeyOf, uuid as isUuid } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { Story, uuid } from "../../../tests/support/domain/operations.ts";
import { assetActs } from "../asset/asset-acts.ts";
import { ASSET_KINDS } from "../asset/asset-fields.ts";
import { shippedChecklists } from "../checklist/catalogue.ts";
import type { Planning } from "../kind/plan.ts";
import { firstBreach } from "../kind/rule.ts";
import { OPERATION_TYPES } from "../registry.ts";
import { ticketActs } from "../ticket/ticket-acts.ts";
import { CATEGORIES, RESOLUTION_CODES, ROOT_CAUSES } from "../ticket/ticket-words.ts";
import { definitionActs } from "./definition-acts.ts";
import { definitionOf, definitionRow, definitionsOf, ownFieldsOf, termsTextOf } from "./definition-view.ts";
import { FAMILIES, FAMILY_WORDS } from "./families.ts";
import { LANGUAGES, inLanguage } from "./localized.ts";
import { definitionId, shippedDefinitions, shippedOf } from "./shipped.ts";

const nothing = () => null;
const PRINTER = ["category", "hardware.printer"] as const;

/** A laptop that knows what a story tells. */
function knowing(story: Story): Planning & { today: string } {
  let ids = 0;
  return {
    now: 0,
    today: "2026-11-25",
    state: (kind, id) => {
      const state = story.state(kind, id);
      return state.exists ? state : null;
    },
    newId: () => uuid(5000 + (ids += 1)),
    number: () => "T-K7-0001",
    sha256: () => "0".repeat(64),
    operation: nothing,
    pinGiven: [],
    shippedChecklist: () => null,
    me: uuid(201),
    blob: nothing,
    namedBy: () => [],
    rows: () => [],
    around: nothing,
    entered: () => null,
    operationsOf: () => [],
  };
}

/** What a lead asks, through the act's own plan. */
function define(story: Story, family: string, key: string | undefined, set: Record<string, unknown>) {
  const type = family === "assetkind" ? "definition.setAssetKind" : "definition.set";
  const act = definitionActs[type];
  const asked = act.asks?.parse({ family, ...(key ? { key } : {}), set });
  const plan = act.plan?.(asked as never, knowing(story));
  if (plan?.ok) story.act(1, type, plan.value.payload);
  return plan;
}
const readOf = (story: Story) => (kind: string, id: string) => story.state(kind, id) as EntityState | null;

describe("what ships", () => {
  test.each([
    ["category", CATEGORIES],
    ["resolution", RESOLUTION_CODES],
    ["cause", ROOT_CAUSES],
    ["assetkind", ASSET_KINDS],
    ["terms", ["standard"]],
  ] as const)("has every word of 0.1.0 (%s), without an operation", (family, words) => {
    const keys = definitionsOf(family, []).map(({ key }) => key);
    expect(keys.slice(0, words.length)).toEqual(words);
    for (const key of words) expect(definitionOf(family, key, nothing)).toMatchObject({ version: 1, key });
  });

  test("is whole: a family that is known, a body of its form, a title in every language, an id that follows", () => {
    expect(shippedDefinitions().length).toBeGreaterThan(40);
    for (const { id, family, key, title, body } of shippedDefinitions()) {
      expect(FAMILIES[family].parse(body), key).toEqual(body);
      for (const language of LANGUAGES) expect(title[language], `${family} ${key}`).toBeTruthy();
      expect(id).toBe(definitionId(family, key));
      expect(isUuid.safeParse(id).success).toBe(true);
    }
    const ids = shippedDefinitions().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // Checklists ship in a catalogue of their own, which the window does not carry; networks and duty are everybody's own.
    const inLists = FAMILY_WORDS.filter((family) => !["checklist", "subnet", "duty"].includes(family));
    expect(inLists.every((family) => shippedDefinitions().some((each) => each.family === family))).toBe(true);
    expect(shippedChecklists().size).toBeGreaterThan(0);
  });

  test("has every category in a group that ships", () => {
    for (const { body } of definitionsOf("category", [])) {
      expect(shippedOf("categorygroup", String(body.group))).toBeDefined();
    }
  });

  test("reads in a language, or in the one there is", () => {
    expect(inLanguage({ "zh-CN": "打印机", en: "Printer" }, "zh-CN")).toBe("打印机");
    expect(inLanguage({ "zh-CN": "打印机" }, "en")).toBe("打印机");
    expect(inLanguage({}, "en")).toBe("");
  });
});

describe("a team's change", () => {
  test("of what ships raises its version and leaves the rest as it shipped", () => {
    const story = new Story();
    define(story, ...PRINTER, { title: { "zh-CN": "打印与复印" } });
    define(story, ...PRINTER, { order: 1 });
    const row = definitionOf(...PRINTER, readOf(story));
    expect(row).toMatchObject({ version: 3, shipped: true, retired: false, order: 1 });
    expect(row?.title).toEqual({ "zh-CN": "打印与复印", en: "Printer" });
    expect(definitionsOf("category", row ? [row] : []).map(({ key }) => key)[0]).toBe("hardware.printer");
    expect(definitionsOf("category", [])).toHaveLength(definitionsOf("category", row ? [row] : []).length);
  });

  test("is a new one: with a key of its own, of version 1, behind what ships", () => {
    const story = new Story();
    const plan = define(story, "category", undefined, {
      title: { en: "Drones" },
      body: { group: "hardware" },
    });
    const id = plan?.ok ? plan.value.id : null;
    const row = definitionRow(story.state("definition", id as string));
    expect(row).toMatchObject({ version: 1, shipped: false, family: "category", title: { en: "Drones" } });
    expect(definitionsOf("category", [row]).at(-1)).toEqual(row);
  });

  test.each([
    ["without a title", "category", "drone", { body: { group: "hardware" } }, "malformed", "set.title"],
    [
      "without what its family asks",
      "category",
      "drone",
      { title: { en: "D" } },
      "malformed",
      "set.body.group",
    ],
    ["that changes nothing", ...PRINTER, {}, "malformed", "set"],
  ])("%s is refused", (_, family, key, set, code, path) => {
    expect(define(new Story(), family, key, set)).toMatchObject({ ok: false, error: { code, path } });
  });

  test("by two leads who do not know of each other writes one record: fields do not clash, one title is overwritten", () => {
    const story = new Story();
    const payload = (set: object) => ({
      family: "cause",
      key: "weather",
      set,
    });
    story.act(1, "definition.set", payload({ title: { en: "Weather", "zh-CN": "天气" } }), { seen: 0 });
    story.act(2, "definition.set", payload({ title: { en: "Storm" }, order: 5 }), { seen: 0 });
    const state = story.state("definition", definitionId("cause", "weather"));
    expect(definitionRow(state)).toMatchObject({ title: { en: "Storm", "zh-CN": "天气" }, order: 5 });
    expect(state.overwritten.map(({ field, value }) => [field, value])).toEqual([["title.en", "Weather"]]);
    expect(state.conflicts).toEqual([]);
  });

  test("asset kinds are the asset manager's too, by an act that takes nothing else", () => {
    const { payload } = definitionActs["definition.setAssetKind"];
    expect(payload.safeParse({ family: "assetkind", key: "drone", set: {} }).success).toBe(true);
    expect(payload.safeParse({ family: "cause", key: "weather", set: {} }).success).toBe(false);
    expect(OPERATION_TYPES.get("definition.setAssetKind")?.permission).toBe("assetkind.write");
  });

  test("a family that only a newer program knows is kept", () => {
    const { payload } = definitionActs["definition.set"];
    const said = { family: "calendar", key: "house", set: { body: { week: [] } } };
    expect(payload.safeParse(said).success).toBe(true);
  });

  test("a body that does not fit its family is refused where it is wrong", () => {
    const read = definitionActs["definition.setAssetKind"].asks?.safeParse({
      family: "assetkind",
      set: { title: { en: "Drone" }, body: { fields: [{ key: "x", title: { en: "X" }, form: "colour" }] } },
    });
    expect(read?.error?.issues[0]?.path.join(".")).toBe("set.body.fields.0.form");
  });
});

describe("what uses a definition", () => {
  const opened = (story: Story, set: Record<string, unknown>) =>
    ticketActs["ticket.open"].plan?.(
      { set: { title: "打印机卡纸", ...set }, assets: [], tags: [], assignee: null },
      knowing(story),
    );

  test("copies what it said: key, title and version of the time", () => {
    const story = new Story();
    define(story, ...PRINTER, { title: { en: "Printers" } });
    const plan = opened(story, { category: "hardware.printer" });
    expect(plan).toMatchObject({
      ok: true,
      value: {
        payload: {
          uses: [
            {
              field: "category",
              key: "hardware.printer",
              version: 2,
              title: { "zh-CN": "打印机", en: "Printers" },
            },
          ],
        },
      },
    });
  });

  test("names one that exists", () => {
    expect(opened(new Story(), { category: "hardware.drone" })).toMatchObject({
      ok: false,
      error: { code: "notFound", path: "set.category" },
    });
  });

  test.each([
    ["ticket.open", { set: { category: "hardware.printer" } }, "set.category"],
    ["ticket.edit", { set: { category: "hardware.printer" } }, "set.category"],
  ] as const)("%s does not take a retired one, and a record that has it keeps it", (type, asked, path) => {
    const story = new Story();
    define(story, ...PRINTER, { retired: true });
    const { rules } = ticketActs[type];
    expect(firstBreach(rules as never, asked, knowing(story))).toMatchObject({
      code: "notAllowed",
      path,
      details: { rule: "retired" },
    });
    expect(firstBreach(rules as never, { set: { place: "3-12" } }, knowing(story))).toBeNull();
    expect(firstBreach(rules as never, asked, knowing(new Story()))).toBeNull();
  });
});

describe("own fields of an asset kind", () => {
  const monitor = () => ({ family: "assetkind", key: "monitor" }) as const;
  const known = (story: Story) => knowing(story);
  const ask = (story: Story, set: Record<string, unknown>) =>
    firstBreach(assetActs["asset.register"].rules as never, { set }, known(story));

  test("ship with some kinds", () => {
    const row = definitionOf("assetkind", "monitor", nothing);
    expect(ownFieldsOf(row as never).map(({ key, form, unit }) => [key, form, unit])).toEqual([
      ["size", "number", "inch"],
    ]);
    expect(termsTextOf(definitionOf("terms", "standard", nothing) as never).en).toContain("return assets");
  });

  test("take what the kind asks for and nothing else", () => {
    const story = new Story();
    expect(ask(story, { kind: "monitor", own: { size: 27 } })).toBeNull();
    expect(ask(story, { kind: "monitor", own: { size: "27" } })).toMatchObject({
      path: "set.own.size",
      details: { rule: "ownValue" },
    });
    expect(ask(story, { kind: "laptop", own: { size: 27 } })).toMatchObject({
      details: { rule: "ownField" },
    });
    expect(ask(story, { kind: "laptop", own: { size: null } }), "it can be emptied").toBeNull();
  });

  test("are asked, copied in the words of their time, and never a reason to refuse", () => {
    const story = new Story();
    const panel = { key: "panel", title: { en: "Panel" }, form: "choice", required: true };
    const fields = [{ ...panel, choices: [{ key: "ips", title: { en: "IPS" } }] }];
    define(story, monitor().family, monitor().key, { body: { fields } });
    expect(ask(story, { kind: "monitor" })).toBeNull();
    expect(ask(story, { kind: "monitor", own: { panel: "oled" } })).toMatchObject({
      details: { rule: "ownValue" },
    });
    const set = { kind: "monitor", own: { panel: "ips" } };
    const plan = assetActs["asset.register"].plan?.({ set }, known(story));
    expect(plan?.ok && plan.value.payload.uses).toMatchObject([
      { field: "kind", key: "monitor", version: 2 },
      { field: "own.panel", key: "panel", version: 2, title: { en: "Panel" } },
    ]);
  });
});

test("0.1.0's payloads lift unchanged, its words are taken as what ships", () => {
  const story = new Story();
  const ticket = uuid(1);
  const open = { ticket, number: "T-K7-0001", set: { title: "Silent", category: "hardware.printer" } };
  const op = story.act(1, "ticket.open", open, { v: 1 });
  const state = story.state("ticket", ticket);
  expect(op.touches).toEqual([entityKeyOf("ticket", ticket)]);
  expect(state.fields.category).toBe("hardware.printer");
  expect(state.unread).toEqual([]);
  expect(() => story.act(1, "ticket.edit", { ticket, set: { category: "drone" } }, { v: 1 })).toThrow(
    "category",
  );
});
