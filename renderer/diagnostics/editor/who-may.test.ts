import { expect, test } from "vitest";
import { ROLES, may } from "../../../shared/domain/permission/permission.ts";
import { diagnostics } from "../contribution.ts";

test("what changes a checklist is offered to those alone who may; anybody reads, plays and exports one", () => {
  const acts = (diagnostics.acts ?? []).filter(({ id }) => id.startsWith("checklist."));
  const open = acts.filter(({ permission }) => permission === undefined).map(({ id }) => id);
  expect(open.toSorted()).toEqual(["checklist.export", "checklist.preview"]);
  expect(new Set(acts.flatMap(({ permission }) => permission ?? []))).toEqual(new Set(["checklist.write"]));
  expect(ROLES.filter((role) => may(role, "checklist.write"))).not.toContain("technician");
});
