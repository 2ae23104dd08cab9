import { useState } from "react";
import { StepFields } from "../../approving/step-fields.tsx";
import { UNDECIDED, noonOf } from "../../approving/step-form.ts";
import type { StepSaid } from "../../approving/step-form.ts";
import { momentOf, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Note } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { approveForm } from "./approve-form.ts";

/** Approvers have no console: the decision is recorded with where it stands, or by their own account. */
const WAYS = ["paper", "external", "account"] as const;

interface Props {
  /** It is done already: the approval came afterwards, and says so. */
  isOver: boolean;
  level: string;
  onClose: () => void;
}

/** Records who allowed a request, or did not. */
export function ApproveDialog({ isOver, level, onClose }: Props) {
  const t = useText("lots");
  const q = useText("queue");
  const { row } = useTicket().detail;
  const { now } = useCoreSession();
  const [began] = useState(() => momentOf(new Date(now())));
  return (
    <ActDialog<StepSaid>
      title={`${t(`disposal:level.${level}`)} · ${row.number}`}
      submit={q("request.approve")}
      size="lg"
      writes="ticket.approve"
      about={row.id}
      asking={approveForm(row.id, isOver, began, noonOf)}
      initial={UNDECIDED}
      onClose={onClose}
    >
      {({ values, errors, patch }) => (
        <>
          {isOver && <Note tone="warn" title={q("request.willSayAfterwards")} />}
          <StepFields
            values={values}
            errors={errors}
            patch={patch}
            label={t("approver")}
            ways={WAYS}
            about={`ticket:${row.id}`}
          />
        </>
      )}
    </ActDialog>
  );
}
