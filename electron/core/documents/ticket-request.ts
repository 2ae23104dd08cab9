import { APPROVALS } from "../../../shared/domain/approval/approving.ts";
import { stepsIn } from "../../../shared/domain/approval/step-act.ts";
import type { ShownUse } from "../../../shared/domain/definition/definition-use.ts";
import type { ReadRecord } from "../../../shared/domain/kind/record-kind.ts";
import { textIn } from "../../../shared/domain/kind/read-state.ts";
import { answersOf } from "../../../shared/domain/ticket/ticket-answers.ts";
import type { PrintedRequest } from "../../../shared/documents/ticket/printed-request.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import type { EntityState } from "../../../shared/log/state.ts";

/** What of the catalogue a ticket asks for, what was answered, and who allowed it. */
export function printedRequest(
  state: EntityState,
  uses: Readonly<Record<string, ShownUse>>,
  read: ReadRecord,
): PrintedRequest {
  return {
    item: uses.item?.title ?? {},
    dueAt: textIn(state, "dueAt"),
    answers: answersOf(state, read).flatMap(({ field, value }) => {
      if (value === null || value === "") return [];
      const chosen = field.choices.find(({ key }) => key === value)?.title;
      const said = typeof value === "number" ? `${value}${field.unit && ` ${field.unit}`}` : value;
      return [{ title: field.title, value: chosen ?? said }];
    }),
    approvals: stepsIn(state, APPROVALS).map(({ step }) => ({
      ...{ level: step.level, name: step.name === HIDDEN ? "" : step.name, decision: step.decision },
      ...{ at: step.at, afterwards: step.afterwards, reference: step.external?.number ?? "" },
    })),
  };
}
