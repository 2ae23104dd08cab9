import { expect, test } from "vitest";
import { ROLES } from "../../shared/domain/permission/permission.ts";
import { settings } from "./contribution.ts";
import { shownTo } from "./shown-to.ts";

const sections = settings.settings ?? [];
const seenBy = (role: (typeof ROLES)[number] | undefined) => shownTo(sections, role).map(({ id }) => id);

test("what was taken out is shown to those who answer for it, and to nobody before it is known who asks", () => {
  const who = ROLES.filter((role) => seenBy(role).includes("accesses"));
  expect(who).toEqual(["lead", "manager", "auditor"]);
  expect(seenBy(undefined)).not.toContain("accesses");
});

test("everything else is shown to everybody", () => {
  const others = sections.map(({ id }) => id).filter((id) => id !== "accesses");
  for (const role of [...ROLES, undefined]) {
    expect(seenBy(role).filter((id) => id !== "accesses")).toEqual(others);
  }
});
