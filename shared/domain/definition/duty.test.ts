import { expect, test } from "vitest";
import type { DefinitionRow } from "./definition-view.ts";
import { dutyAt } from "./duty.ts";
import { dutySheet } from "./duty-sheet.ts";

const SITE = "00000000-0000-7000-8000-000000000001";
const [DAY, NIGHT, OWN] = [2, 3, 4].map((n) => `00000000-0000-7000-8000-00000000000${n}`);
const at = (said: string) => Date.parse(`${said}+08:00`);
const turn = (from: string, until: string, member: string | undefined, phone = "") => ({
  ...{ from: `${from}+08:00`, until: `${until}+08:00`, member, phone },
});
const sheet = (key: string, said: object): DefinitionRow => ({
  ...{
    id: key,
    family: "duty",
    key,
    title: { en: key },
    order: 1,
    retired: false,
    version: 1,
    shipped: false,
  },
  ...{ pending: 0, needsUpdate: false, body: dutySheet.parse(said) },
});

const everywhere = sheet("everywhere", {
  phone: "8001",
  turns: [
    turn("2026-11-23T09:00:00", "2026-11-23T18:00:00", DAY),
    turn("2026-11-23T18:00:00", "2026-11-24T09:00:00", NIGHT, "8002"),
  ],
});

test("a turn has its beginning and not its end; its own number goes before that of the sheet", () => {
  const rows = [everywhere];
  expect(dutyAt(rows, SITE, "first", at("2026-11-23T17:59:00"))).toMatchObject({
    member: DAY,
    phone: "8001",
  });
  expect(dutyAt(rows, SITE, "first", at("2026-11-23T18:00:00"))).toMatchObject({
    member: NIGHT,
    phone: "8002",
  });
  // The telephone stands there although nobody has a turn.
  expect(dutyAt(rows, SITE, "first", at("2026-12-01T09:00:00"))).toEqual({
    member: null,
    phone: "8001",
    until: null,
  });
});

test("a site's own sheet goes before that of all; another line has another", () => {
  const own = sheet("own", { site: SITE, turns: [turn("2026-11-23T00:00:00", "2026-11-24T00:00:00", OWN)] });
  const rows = [everywhere, own];
  expect(dutyAt(rows, SITE, "first", at("2026-11-23T10:00:00"))?.member).toBe(OWN);
  expect(dutyAt(rows, null, "first", at("2026-11-23T10:00:00"))?.member).toBe(DAY);
  expect(dutyAt(rows, SITE, "security", at("2026-11-23T10:00:00"))).toBeNull();
});

test("of two turns at once the one that began last; a sheet of working hours holds in them alone", () => {
  const rows = [
    sheet("hours", {
      calendar: "standard",
      turns: [
        turn("2026-11-23T00:00:00", "2026-11-29T00:00:00", DAY),
        turn("2026-11-23T10:00:00", "2026-11-29T00:00:00", OWN),
      ],
    }),
  ];
  expect(dutyAt(rows, SITE, "first", at("2026-11-23T09:30:00"))?.member).toBe(DAY);
  expect(dutyAt(rows, SITE, "first", at("2026-11-23T10:30:00"))?.member).toBe(OWN);
  expect(dutyAt(rows, SITE, "first", at("2026-11-23T12:30:00"))).toBeNull();
});
