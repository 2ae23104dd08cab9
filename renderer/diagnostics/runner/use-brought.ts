import { useState } from "react";
import { sameMachine } from "../../../shared/domain/checklist/same-machine.ts";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { RunDetail } from "../../../shared/ipc/diagnostics.ts";
import { useCore } from "../../core/index.ts";
import type { Brought } from "./machine-readings.ts";

export type BroughtWay = "collector" | "inventory";

/** Why what a file holds is not taken. */
export type NotTaken =
  | { is: "other" | "unknown"; machine: Brought["machine"] }
  /** It has no reading of what the step measures. */
  | { is: "lacks" }
  | { is: "failed"; error: CoreError };

/**
 * Readings that a collector or an inventory brought from the machine of a run. Another machine's are refused
 * before anything of them is shown; the core would refuse them as well.
 */
export function useBrought(
  { row, assetSerial }: RunDetail,
  onBrought: (brought: Brought, way: BroughtWay) => boolean,
) {
  const core = useCore();
  const [busy, setBusy] = useState<BroughtWay | null>(null);
  const [notTaken, setNotTaken] = useState<NotTaken | null>(null);
  const { asset } = row;

  async function take(way: BroughtWay) {
    if (busy !== null) return;
    setNotTaken(null);
    const [file] =
      way === "collector" ? ((await core.api.pickFiles({ purpose: "readCollected" })) ?? []) : [""];
    if (file === undefined) return;
    setBusy(way);
    const asked =
      way === "collector"
        ? ({ kind: "job", name: "readCollected", params: { file } } as const)
        : ({ kind: "job", name: "inventoryReadings", params: { asset } } as const);
    const answer = await core.runJob<Brought>(asked, () => {}).done;
    setBusy(null);
    if (!answer.ok) return setNotTaken({ is: "failed", error: answer.error });
    const { machine } = answer.value;
    const match = asset === null ? "same" : sameMachine(machine, [assetSerial]);
    if (match !== "same") return setNotTaken({ is: match, machine });
    if (!onBrought(answer.value, way)) setNotTaken({ is: "lacks" });
  }
  return { take, busy, notTaken };
}
