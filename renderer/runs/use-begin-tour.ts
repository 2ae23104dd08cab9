import type { CoreError } from "../../shared/ipc/contract.ts";
import type { DueEntry } from "../../shared/ipc/rounds.ts";
import { useCommand, useMay } from "../core/index.ts";
import { openRecord } from "../ui/index.ts";
import { openTour } from "./open-tour.ts";

interface Beginning {
  /** Opens what is under way or finished, and begins what is due; whoever may not sees the plan. */
  begin: (entry: DueEntry) => Promise<boolean>;
  busy: boolean;
  error: CoreError | null;
}

export function useBeginTour(): Beginning {
  const { run, busy, error } = useCommand();
  const mayWalk = useMay("run.write");
  async function begin({ round, due, tour, state }: DueEntry) {
    if (tour) openTour(tour.id);
    else if (!mayWalk || state === "coming") openRecord("rounds", round);
    else {
      const done = await run("tour.start", { round, due });
      if (!done.ok || done.value.id === null) return false;
      openTour(done.value.id);
    }
    return true;
  }
  return { begin, busy, error };
}
