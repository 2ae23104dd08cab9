import { Button } from "@mantine/core";
import { useState } from "react";
import { Facts } from "../../fields/index.ts";
import { useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { SaidInLine } from "../../records/index.ts";
import { Note, useActions } from "../../ui/index.ts";
import { ApproveDialog } from "../forms/approve-dialog.tsx";
import { ContextPart } from "./context-facts.tsx";
import css from "./context-pane.module.css";
import { useTicket } from "./ticket-context.ts";

const OVER = ["resolved", "closed", "archived"];

/** What of the catalogue is asked for, what was answered about it, and who allows it. */
export function ContextRequest() {
  const t = useText("queue");
  const { answers, fields, approval } = useTicket().detail;
  if (typeof fields.item !== "string" && answers.length === 0 && approval === null) return null;
  const names = answers.map(({ field }) => `answers.${field.key}`);
  return (
    <ContextPart title={t("request.title")}>
      <Facts names={["item", "dueAt", ...names]} />
      <Approval />
    </ContextPart>
  );
}

/** Where the approval stands: each decision with who took it and how, and which level is next. */
function Approval() {
  const t = useText("queue");
  const { detail } = useTicket();
  const { approval, row } = detail;
  const [open, setOpen] = useState(false);
  const isOver = OVER.includes(row.status);
  const due = approval?.standing.next ?? null;
  const may = useMay("ticket.write") && due !== null && row.status !== "archived";
  useActions([
    {
      ...{ id: "ticket.approve", of: row.id, group: "ticket" as const, shortcuts: [], disabled: !may },
      run: () => setOpen(true),
    },
  ]);
  if (!approval) return null;
  return (
    <>
      <ul className={css.decisions}>
        {approval.steps.map((step) => (
          <li key={`${step.level} ${step.at}`}>
            {t(`disposal:level.${step.level}`)}: <SaidInLine text={step.name} />{" "}
            {t(`ticket:decision.${step.decision}`)} · {t(`ticket:way.${step.way}`)}
            {step.afterwards ? ` · ${t("request.afterwards")}` : ""}
          </li>
        ))}
      </ul>
      {due !== null && (
        <Note
          tone={isOver ? "warn" : "note"}
          title={t(isOver ? "request.doneBefore" : "request.due", { level: t(`disposal:level.${due}`) })}
          actions={
            may ? (
              <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
                {t("request.approve")}
              </Button>
            ) : undefined
          }
        />
      )}
      {approval.standing.rejected && <Note tone="warn" title={t("request.rejected")} />}
      {open && <ApproveDialog isOver={isOver} level={due ?? ""} onClose={() => setOpen(false)} />}
    </>
  );
}
