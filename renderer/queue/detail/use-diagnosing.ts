import { useMay } from "../../core/index.ts";
import { startChecklist } from "../../runs/open-run.ts";
import { useActions } from "../../ui/index.ts";
import { useTicket } from "./ticket-context.ts";

export const DIAGNOSE_KEY = "d";

/** Begins a checklist for the open ticket: the chooser shows first what fits it. Null where nobody may. */
export function useDiagnosing(): (() => void) | null {
  const { detail, editable } = useTicket();
  const { id, assets } = detail.row;
  const may = useMay("run.write") && editable;
  // About which of several nobody has said.
  const asset = assets.length === 1 ? (assets[0] ?? null) : null;
  const begin = () => startChecklist({ ticket: id, asset });
  useActions([
    {
      id: "ticket.diagnose",
      of: id,
      group: "ticket",
      shortcuts: [DIAGNOSE_KEY],
      disabled: !may,
      run: begin,
    },
  ]);
  return may ? begin : null;
}
