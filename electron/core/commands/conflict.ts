import { openConflict } from "../../../shared/log/state.ts";
import { failure, success } from "../outcome.ts";
import { existing, labelOf } from "./plan.ts";
import type { Planner } from "./plan.ts";

const resolveConflict: Planner<"conflict.resolve"> = (command, planning) => {
  const entity = existing(planning, command.kind, command.entity, "entity");
  if (!entity.ok) return entity;
  const conflict = openConflict(entity.value, command.field);
  if (!conflict) return failure("stale", "this conflict has been settled", "field");
  const open = new Set(conflict.sides.map((side) => side.op));
  const unknown = command.sides.findIndex((side) => !open.has(side));
  if (unknown >= 0) return failure("stale", "this story is not open", `sides.${unknown}`);
  return success({
    act: { type: "conflict.resolve", payload: command, label: labelOf(entity.value) },
    id: command.entity,
    number: null,
  });
};

export const conflictPlanners = { "conflict.resolve": resolveConflict };
