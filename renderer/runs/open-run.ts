import { startTask } from "../ui/index.ts";

/** What a checklist is begun about; null: nothing of the kind. */
export interface About {
  ticket: string | null;
  asset: string | null;
}

/** Opens a run: its runner while it is open, else what it came to. */
export const openRun = (id: string) => startTask("diagnostics", "run", [id]);

/** Opens the choice of a checklist for a ticket, an asset or both: those that fit come first. */
export const startChecklist = ({ ticket, asset }: About) =>
  startTask("diagnostics", "run.start", [ticket ?? "", asset ?? ""]);
