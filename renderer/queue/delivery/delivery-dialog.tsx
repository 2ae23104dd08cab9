import type { Act } from "../next-step.ts";
import { CloseDialog } from "../forms/close-dialog.tsx";
import { CallBackDialog } from "./call-back-dialog.tsx";
import { EscalateDialog } from "./escalate-dialog.tsx";
import { ExplainMissDialog } from "./explain-miss-dialog.tsx";
import { RatingPad } from "./rating-pad.tsx";
import { ReviewDialog } from "./review-dialog.tsx";
import { VerifyDialog } from "./verify-dialog.tsx";

/** Acts of the end of the work that have a form of their own. */
export const DELIVERY_ACTS: readonly Act[] = [
  ...(["escalate", "verify", "rate", "callBack", "explainMiss", "review"] as const),
];

interface Props {
  act: Act | null;
  onClose: () => void;
  /** The user is asked how satisfied they are, next. */
  onRate: () => void;
}

/** The form of an act by which a ticket is handed on, tested, confirmed, rated, asked about again. */
export function DeliveryDialog({ act, onClose, onRate }: Props) {
  switch (act) {
    case "close":
      return <CloseDialog onClose={onClose} onRate={onRate} />;
    case "escalate":
      return <EscalateDialog onClose={onClose} />;
    case "verify":
      return <VerifyDialog onClose={onClose} />;
    case "rate":
      return <RatingPad onClose={onClose} />;
    case "callBack":
      return <CallBackDialog onClose={onClose} />;
    case "explainMiss":
      return <ExplainMissDialog onClose={onClose} />;
    case "review":
      return <ReviewDialog onClose={onClose} />;
    default:
      return null;
  }
}
