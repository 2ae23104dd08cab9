import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parseArguments } from "./arguments.ts";
import { clockCommand } from "./clock.ts";

function clock(text: string, ...more: string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), "clock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "case.json");
  writeFileSync(file, text);
  const args = parseArguments(["--file", file, ...more]);
  if (!args.ok) throw new Error(args.error.message);
  return clockCommand(args.value);
}

const FRIDAY = {
  calendar: { zone: "Asia/Shanghai", week: { thu: [["09:00", "18:00"]], fri: [["09:00", "18:00"]] } },
  targets: { response: 600 },
  events: [{ at: "2026-12-31T17:00:00+08:00", kind: "opened" }],
  now: "2026-12-31T18:00:00+08:00",
};

test("a case of a file is judged; what ships comes in only where it is asked for", () => {
  const plain = clock(JSON.stringify(FRIDAY));
  expect(plain).toMatchObject({ ok: true, value: { estimated: false } });
  expect(plain).toMatchObject({
    value: { response: { usedMinutes: 60, dueAt: "2027-01-01T18:00:00+08:00" } },
  });
  const shipped = clock(JSON.stringify(FRIDAY), "--shipped");
  expect(shipped).toMatchObject({
    value: { estimated: true, response: { dueAt: "2027-01-07T18:00:00+08:00" } },
  });
});

test.each([
  ["targets.response", JSON.stringify({ ...FRIDAY, targets: { response: "soon" } })],
  ["targets", JSON.stringify({ ...FRIDAY, targets: { replies: 5 } })],
  ["calendar.zone", JSON.stringify({ ...FRIDAY, calendar: { ...FRIDAY.calendar, zone: "Mars/Olympus" } })],
  ["events", JSON.stringify({ ...FRIDAY, events: [] })],
  ["file", "{"],
])("what does not fit is refused with its place: %s", (place, text) => {
  expect(clock(text)).toMatchObject({ ok: false, error: { code: "malformed", path: place } });
});
