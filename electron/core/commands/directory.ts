import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { changesSomething, existing, labelOf } from "./plan.ts";
import type { Plan, Planner, Planning } from "./plan.ts";

const setPerson: Planner<"person.set"> = ({ person, set }, planning) => {
  if (typeof set.site === "string") {
    const site = existing(planning, "site", set.site, "set.site");
    if (!site.ok) return site;
  }
  return addOrChange("person", person, set, planning);
};

const setSite: Planner<"site.set"> = ({ site, set }, planning) => addOrChange("site", site, set, planning);

function addOrChange(
  kind: "person" | "site",
  known: string | undefined,
  set: Record<string, unknown>,
  planning: Planning,
): Outcome<Plan> {
  if (known === undefined && typeof set.name !== "string") {
    return failure("malformed", `a new ${kind} needs a name`, "set.name");
  }
  const said = changesSomething(set);
  if (!said.ok) return said;
  let label = typeof set.name === "string" ? set.name : "";
  if (known !== undefined) {
    const found = existing(planning, kind, known, kind);
    if (!found.ok) return found;
    label ||= labelOf(found.value);
  }
  const id = known ?? planning.newId();
  return success({ act: { type: `${kind}.set`, payload: { [kind]: id, set }, label }, id, number: null });
}

export const directoryPlanners = { "person.set": setPerson, "site.set": setSite };
