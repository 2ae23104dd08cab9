import { useState } from "react";

/** Sooner than anybody has read the next step. */
const UNREAD_MS = 400;

export interface JustJudged {
  /** A step is judged by one of its keys, which goes on by itself. */
  note: (step: string) => void;
  /**
   * Whether that was so short ago that Enter is the end of it, and no answer to the step that is shown now.
   * Whoever has entered or measured something in the next step has seen it, however fast that was.
   */
  ends: (shown: string, entered: boolean) => boolean;
}

export function justJudged(clock: () => number): JustJudged {
  let last = { step: "", at: -Infinity };
  return {
    note: (step) => void (last = { step, at: clock() }),
    ends: (shown, entered) => clock() - last.at < UNREAD_MS && (shown === last.step || !entered),
  };
}

/** Enter behind 1, 2, 3 or 4 belongs to the step that was judged: nobody has seen the next one yet. */
export function useJustJudged(): JustJudged {
  const [judged] = useState(() => justJudged(() => performance.now()));
  return judged;
}
