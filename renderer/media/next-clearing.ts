import { nextStronger } from "../../shared/domain/medium/technique-verdict.ts";
import type { Method, Technique } from "../../shared/domain/medium/techniques.ts";
import type { MediumDetail } from "../../shared/ipc/queries.ts";
import type { ClearingAct } from "./clearing-asks.ts";

type Standing = Pick<MediumDetail, "row" | "attempts" | "attempt" | "verifications" | "validations">;

/** Steps that may be taken now, and the one that comes next. */
export function nextClearing(standing: Standing): {
  acts: ClearingAct[];
  next: ClearingAct | null;
} {
  const { row, attempt, verifications, validations } = standing;
  const { clearedness, mediumType, held } = row;
  const done = clearedness === "destroyed";
  const wipeable = !held && !done;
  const judged = attempt !== null && validations.length === 0 && clearedness !== "reused";
  const passed = verifications.some(({ result }) => result === "passed");
  const acts: ClearingAct[] = [
    ...(wipeable && mediumType !== null ? (["wipe"] as const) : []),
    ...(wipeable ? (["destroy"] as const) : []),
    ...(judged ? (["verify", "validate"] as const) : []),
  ];
  const next = (): ClearingAct | null => {
    if (clearedness === "wiped" || (done && !passed)) return "verify";
    if (judged && passed && clearedness !== "failed") return "validate";
    if (clearedness === "cleared" || done) return null;
    if (mediumType === null) return null;
    return stronger(standing)?.method === "destroy" ? "destroy" : "wipe";
  };
  const chosen = next();
  return { acts, next: chosen !== null && acts.includes(chosen) ? chosen : null };
}

/** What is to be tried after a wipe that did not hold; null where it did, or its type is not known. */
export function stronger({
  row,
  attempts,
  attempt,
}: Pick<Standing, "row" | "attempts" | "attempt">): { method: Method; techniques: Technique[] } | null {
  const last = attempts.find(({ operation }) => operation === attempt);
  if (row.clearedness !== "failed" || !last || row.mediumType === null) return null;
  return nextStronger(row.mediumType, last.method);
}
