import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Core } from "../../electron/core/compose.ts";
import { VERSION, createCore, openProfile, systemEnvironment } from "../../electron/core/compose.ts";
import { ask, must, run, temporaryFolder } from "../support/core/core.ts";
import { SCHEMA_VERSION } from "../../electron/core/store/care/schema.ts";
import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import type { QueryResults } from "../../shared/ipc/queries.ts";
import { KEPT, PASSPHRASE } from "./kept.ts";
import type { Kept } from "./kept.ts";
import { RELEASED } from "./old-programs.ts";
import { byKey, shownBy } from "./shown.ts";
import type { Shown } from "./shown.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const versions = KEPT.map(({ version }) => version);

/**
 * 0.1.0 knew two states of an asset: in use, and in stock when nobody held it. Later versions say more
 * (ADR 20): nobody has said where it is; it is lent; it lies in the pool, where the return was made.
 */
function asSaidToday(shown: Shown): Shown {
  const details = shown.answers.assets as Record<string, QueryResults["asset.get"]>;
  const said = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(said);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([name, each]) => [name, said(each)] as const);
    const row = Object.fromEntries(entries) as Partial<AssetRow>;
    const custody = row.status === undefined ? undefined : details[row.id ?? ""]?.custody;
    if (!custody) return row;
    const one = row.status === "inUse" || row.status === "inStock" ? moreOf(custody) : {};
    return { ...withoutKeeping(row, custody), ...one };
  };
  return said(shown) as Shown;
}

/** Who answers for it stood in the row too in 0.2.0; it is what the last act says, and stands there alone (ADR 31). */
function withoutKeeping(
  { keeping, ...row }: Partial<AssetRow> & { keeping?: unknown },
  { events, head }: QueryResults["asset.get"]["custody"],
): Partial<AssetRow> {
  if (keeping === undefined) return row;
  expect(keeping).toEqual(events.find(({ id }) => id === head)?.to ?? null);
  return row;
}

function moreOf({ events, head }: QueryResults["asset.get"]["custody"]): Partial<AssetRow> {
  const last = events.find(({ id }) => id === head);
  if (!last) return { status: "registered" };
  if (last.reason === "loan") return { status: "onLoan" };
  return last.act === "return" && last.place !== "" ? { place: last.place } : {};
}

interface Hit {
  kind: string;
  id: string;
  subtitle: string;
}

/** Of what is found, what was found, in its old order: a later version finds more, and the likeliest first. */
function stillFound(found: unknown, was: unknown): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(was as Record<string, Hit[]>).map(([text, hits]) => [
      text,
      hits.map((hit) => {
        const { kind, id } = hit;
        const still = (found as Record<string, Hit[]>)[text]?.find(
          (each) => each.kind === kind && each.id === id,
        );
        return still && { ...still, subtitle: stillSaid(still, hit) };
      }),
    ]),
  );
}

/** What only a later version asks of a hand-over is missing in one that an earlier version wrote. */
const ASKED_LATER = ["otherGiver"];

function withoutAskedLater(shown: Shown): Shown {
  const without = (_: string, value: unknown) =>
    Array.isArray(value) ? value.filter((each) => !ASKED_LATER.includes(each as string)) : value;
  return JSON.parse(JSON.stringify(shown, without)) as Shown;
}

/** A later version may say more beside what is found (who has a thing), never less. */
function stillSaid({ subtitle }: Hit, was: Hit): string {
  const pieces = (text: string) => text.split(" · ").filter((piece) => piece !== "");
  return pieces(was.subtitle).every((piece) => pieces(subtitle).includes(piece)) ? was.subtitle : subtitle;
}

test("what this version leaves to later ones is kept (tests/upgrade/README.md)", () => {
  expect(versions).toContain(VERSION);
  expect(RELEASED).toContain(VERSION);
});

test.each(KEPT)(
  "a profile of $version opens, shows what it showed, verifies, and is worked with",
  async (kept) => {
    const copy = join(folder.path, kept.version);
    cpSync(kept.profile, copy, { recursive: true });
    const secret = { by: "passphrase", passphrase: PASSPHRASE } as const;
    const profile = must(openProfile({ folder: copy, secret, environment: systemEnvironment() }));
    const core = createCore({ profile });
    const expected = asSaidToday(JSON.parse(readFileSync(kept.shown, "utf8")) as Shown);
    expected.answers.desk = byKey(expected.answers.desk as Record<string, unknown[]>);
    const shown = await shownBy(core);
    shown.answers.found = stillFound(shown.answers.found, expected.answers.found);
    // A later version may show more of a record, never less.
    expect(withoutAskedLater(shown)).toMatchObject(withoutAskedLater(expected));
    expect(ask(core, "store.status", {}).schema).toBe(SCHEMA_VERSION);
    run(core, { type: "ticket.open", set: { title: "升级之后的工单" } });
    expect(await core.handle({ id: 1, kind: "verify" })).toMatchObject({ ok: true, result: { ok: true } });
    await core.close();
  },
);

test("a profile of 0.1.0 shows and finds its records before any of them is derived anew", async () => {
  const kept = KEPT.find(({ version }) => version === "0.1.0") as Kept;
  const copy = join(folder.path, "at-once");
  cpSync(kept.profile, copy, { recursive: true });
  const secret = { by: "passphrase", passphrase: PASSPHRASE } as const;
  const open = () =>
    createCore({ profile: must(openProfile({ folder: copy, secret, environment: systemEnvironment() })) });
  const foundBy = (core: Core) => {
    const texts = Object.keys(answers.found as object);
    const found = Object.fromEntries(texts.map((text) => [text, ask(core, "search.all", { text })]));
    return stillFound(found, answers.found);
  };
  const { answers } = JSON.parse(readFileSync(kept.shown, "utf8")) as Shown;
  const core = open();
  expect(core.profile.store.refreshing()).not.toBeNull();
  expect({
    ticketCounts: ask(core, "ticket.counts", {}),
    ticketPages: { team: ask(core, "ticket.page", { scope: "team" }) },
    assetPage: ask(core, "asset.page", {}),
    found: foundBy(core),
  }).toMatchObject({
    ticketCounts: answers.ticketCounts,
    ticketPages: { team: (answers.ticketPages as Record<string, unknown>).team },
    assetPage: answers.assetPage,
    found: answers.found,
  });
  expect(core.profile.store.refreshing()).not.toBeNull();
  while (core.idle());
  await core.close();
  const again = open();
  // The indexes of 0.1.0 are gone; what they found is found.
  expect(
    again.profile.store.db.prepare("SELECT 1 FROM sqlite_schema WHERE name LIKE 'search_asset%'").get(),
  ).toBeUndefined();
  expect(foundBy(again)).toMatchObject(answers.found as object);
  await again.close();
});
