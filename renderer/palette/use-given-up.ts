import { useEffect, useState } from "react";
import type { Action } from "../ui/index.ts";
import { OPENING, SETTLING } from "../ui/actions/actions.ts";

/**
 * How long a record is waited for that offers nothing of what is asked for, ms: it is still being opened, or
 * it stands there and who may what is being read.
 */
export function patienceWith(actions: readonly Pick<Action, "of">[], record: string): number {
  return actions.some(({ of }) => of === record) ? SETTLING : OPENING;
}

/**
 * Whether a record that offers nothing of what is asked for has had its time.
 *
 * @param record id; null while nothing is waited for
 */
export function useGivenUp(record: string | null, actions: readonly Action[]): boolean {
  const [givenUp, setGivenUp] = useState<string | null>(null);
  const patience = record === null ? 0 : patienceWith(actions, record);
  useEffect(() => {
    if (record === null) return;
    const timer = setTimeout(() => setGivenUp(record), patience);
    return () => clearTimeout(timer);
  }, [record, patience]);
  return record !== null && givenUp === record;
}
