import { expect, test } from "vitest";
import { checksOf, sayingOf } from "./checks.ts";

test("what should notice is asked first, and everything else after it", () => {
  expect(checksOf("renderer/i18n/en/pad.json").slice(0, 2)).toEqual(["catalogue", "words"]);
  expect(checksOf("docs/commands.md")[0]).toBe("documents");
  expect(checksOf("tests/upgrade/golden/list.json")[0]).toBe("domain");
  expect(checksOf("shared/domain/kinds.ts")[0]).toBe("types");
  const all = [...checksOf("shared/domain/kinds.ts")].sort();
  expect(all.length).toBeGreaterThan(5);
  for (const file of ["renderer/i18n/en/pad.json", "docs/commands.md"]) {
    expect([...checksOf(file)].sort()).toEqual(all);
  }
});

test("only what is said of a mistake counts as naming it", () => {
  const beside = [
    " ✓ unit shared/domain/pad/pad.test.ts (3 tests)",
    " ❯ renderer/pads/contribution.ts:3:1",
    '  12| import { pad } from "./pad/pad.ts";',
    "    at load (/copy/shared/domain/pad/pad.ts:1:1)",
    "renderer/pads/pads.tsx(3,1): error TS18048: 'db.site' is possibly 'undefined'.",
  ];
  expect(sayingOf(beside.join("\n"), ["pad"])).toBeNull();
  expect(sayingOf([...beside, '+   "en pad:noun",', "pad"].join("\n"), ["pad:noun"])).toBe(
    '+   "en pad:noun",',
  );
  const missing = "renderer/a.ts(3,1): error TS2307: Cannot find module './Pad/pad.ts'";
  expect(sayingOf(missing, ["pad/pad"])).toBe(missing);
});
