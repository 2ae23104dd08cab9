import { useRef, useState } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import { useCommand, useCore, useMay } from "../../core/index.ts";

/** What was scanned or typed, where it did not lead to one target at once. */
export type Said =
  | { is: "unknown" | "other" | "walked"; code: string }
  | { is: "several"; code: string; targets: readonly string[] };

interface Going {
  /** Goes to the target that a code means. */
  scan: (code: string) => void;
  /** Goes to a target: its run is begun, or the one under way is opened. */
  goTo: (key: string) => void;
  said: Said | null;
  error: CoreError | null;
  busy: boolean;
}

/**
 * One code after the other, however fast they come. What a code means and how its target stands is asked of
 * the core each time: what is drawn may be a scan behind.
 *
 * @param onRun the run of a target is to be shown
 */
export function useGoto(
  tour: string,
  { onTarget, onRun }: { onTarget: (key: string) => void; onRun: (run: string, key: string) => void },
): Going {
  const core = useCore();
  const { run, busy, error } = useCommand();
  const mayWalk = useMay("run.write");
  const [said, say] = useState<Said | null>(null);
  const [failed, setFailed] = useState<CoreError | null>(null);
  const line = useRef<Promise<void>>(Promise.resolve());

  function queue(does: () => Promise<void>) {
    line.current = line.current.then(does);
  }

  async function open(key: string, code: string) {
    const found = await core.query("tour.get", { id: tour });
    if (!found.ok) return setFailed(found.error);
    const { row, targets } = found.value;
    const target = targets.find((each) => each.key === key);
    if (!target) return say({ is: "unknown", code });
    onTarget(key);
    if (target.state === "running" && target.run) return onRun(target.run.id, key);
    if (target.state === "walked") return say({ is: "walked", code: code || target.label });
    if (row.status !== "open" || !mayWalk) return;
    const begun = await run("run.start", { tour, target: key });
    if (begun.ok && begun.value.id !== null) onRun(begun.value.id, key);
  }

  async function look(code: string) {
    say(null);
    setFailed(null);
    const found = await core.query("tour.find", { id: tour, code: code.slice(0, 500) });
    if (!found.ok) return setFailed(found.error);
    const { targets, other } = found.value;
    const [only, another] = targets;
    if (only === undefined) return say({ is: other === null ? "unknown" : "other", code });
    if (another !== undefined) return say({ is: "several", code, targets });
    await open(only, code);
  }

  return {
    scan: (code) => queue(() => look(code)),
    goTo: (key) =>
      queue(async () => {
        say(null);
        setFailed(null);
        await open(key, "");
      }),
    said,
    error: error ?? failed,
    busy,
  };
}
