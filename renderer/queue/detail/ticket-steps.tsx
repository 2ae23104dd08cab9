import type { ReactNode } from "react";
import { useState } from "react";
import { waitsAt } from "../../../shared/domain/ticket/ticket-view.ts";
import { useMay, useNow } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useErasing } from "../../records/index.ts";
import { Ahead, ConfirmDialog, useActions } from "../../ui/index.ts";
import { DELIVERY_ACTS, DeliveryDialog } from "../delivery/delivery-dialog.tsx";
import { AssignDialog } from "../forms/assign-dialog.tsx";
import { AttemptDialog } from "../forms/attempt-dialog.tsx";
import { GroupDialog } from "../forms/group-dialog.tsx";
import { HangDialog } from "../forms/hang-dialog.tsx";
import { HappenedDialog } from "../forms/happened-dialog.tsx";
import { PauseDialog } from "../forms/pause-dialog.tsx";
import { PlanDialog } from "../forms/plan-dialog.tsx";
import { PrioritiseDialog } from "../forms/prioritise-dialog.tsx";
import { ReportDialog } from "../forms/report-dialog.tsx";
import { ReopenDialog } from "../forms/reopen-dialog.tsx";
import { ToldDialog } from "../forms/told-dialog.tsx";
import type { Act } from "../next-step.ts";
import { mayAct, nextSteps } from "../next-step.ts";
import { useQuality } from "../delivery/use-quality.ts";
import { useTicket } from "./ticket-context.ts";

export const STEP_KEYS: Partial<Record<Act, string>> = {
  ...{ accept: "a", resolve: "r", assign: "g", close: "w", pause: "p", resume: "o", arrive: "v" },
  ...{ told: "t", attempt: "l", hang: "h" },
  ...{ escalate: "u", verify: "y" },
};
const LISTED: readonly Act[] = [
  ...(["accept", "assign", "arrive", "pause", "resume", "resolve", "close", "reopen"] as const),
  ...(["happened", "prioritise", "archive", "bringBack"] as const),
  ...(["attempt", "told", "plan", "group", "report", "hang"] as const),
  ...DELIVERY_ACTS,
];

/** What can be done with the open ticket now. */
export interface TicketSteps {
  /** The one next step; null when nothing is left to do. */
  primary: Act | null;
  /** The others that its state and the role allow. */
  others: Act[];
  /** What is done while it is worked on. */
  working: Act[];
  /** What is done now and then. */
  more: Act[];
  begin: (act: Act) => void;
  /** Asks whom of a matter of security was told; null where that is not done. */
  report: (() => void) | null;
  /** Asks to erase personal values; null for whom that is not allowed. */
  erase: (() => void) | null;
  /** The dialog of what was begun. */
  dialog: ReactNode;
}

/** @param onResolve resolving has no dialog: it is written where notes are */
export function useTicketSteps(onResolve: () => void): TicketSteps {
  const { detail, act } = useTicket();
  const [dialog, setDialog] = useState<Act | null>(null);
  const close = () => setDialog(null);
  const rights = {
    ...{ write: useMay("ticket.write"), archive: useMay("ticket.archive") },
    ...{ prioritise: useMay("priority.override"), review: useMay("quality.review") },
  };
  const { status, id, number, times } = detail.row;
  const now = useNow();
  const standing = {
    ...{ status, waits: waitsAt(times, now), security: detail.row.securityFlag },
    ...useQuality(detail),
  };
  const erasing = useErasing("ticket", id, number);

  function begin(chosen: Act) {
    if (chosen === "accept" || chosen === "arrive" || chosen === "resume") void act(`ticket.${chosen}`, {});
    else if (chosen === "resolve") onResolve();
    else setDialog(chosen);
  }

  useActions(
    LISTED.map((each) => ({
      id: `ticket.${each}`,
      of: id,
      group: "ticket" as const,
      shortcuts: STEP_KEYS[each] ? [STEP_KEYS[each]] : [],
      disabled: !mayAct(each, standing, rights),
      run: () => begin(each),
    })),
  );

  return {
    ...nextSteps(standing, rights),
    begin,
    report: mayAct("report", standing, rights) ? () => begin("report") : null,
    erase: erasing.begin,
    dialog: (
      <>
        {erasing.dialog}
        <Ahead act="ticket.assign" open={dialog === "assign"}>
          <AssignDialog onClose={close} />
        </Ahead>
        <Ahead act="ticket.pause" open={dialog === "pause"}>
          <PauseDialog onClose={close} />
        </Ahead>
        <DeliveryDialog act={dialog} onClose={close} onRate={() => setDialog("rate")} />
        <StepDialog act={dialog} onClose={close} />
      </>
    ),
  };
}

/** What has no letter of its own. */
function StepDialog({ act: begun, onClose }: { act: Act | null; onClose: () => void }) {
  const t = useText("queue");
  const { detail, act } = useTicket();
  if (begun === "reopen") return <ReopenDialog onClose={onClose} />;
  if (begun === "happened") return <HappenedDialog onClose={onClose} />;
  if (begun === "attempt") return <AttemptDialog onClose={onClose} />;
  if (begun === "told") return <ToldDialog onClose={onClose} />;
  if (begun === "plan") return <PlanDialog onClose={onClose} />;
  if (begun === "group") return <GroupDialog onClose={onClose} />;
  if (begun === "prioritise") return <PrioritiseDialog onClose={onClose} />;
  if (begun === "report") return <ReportDialog onClose={onClose} />;
  if (begun === "hang") return <HangDialog onClose={onClose} />;
  if (begun !== "archive" && begun !== "bringBack") return null;
  return (
    <ConfirmDialog
      title={t(`${begun}.title`, { number: detail.row.number })}
      confirm={t(`act.${begun}`)}
      onClose={onClose}
      onConfirm={() => {
        onClose();
        void act(`ticket.${begun}`, {});
      }}
    >
      {t(`${begun}.text`)}
    </ConfirmDialog>
  );
}
