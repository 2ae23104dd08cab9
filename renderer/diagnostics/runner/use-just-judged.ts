import { useState } from "react";

/** Sooner than anybody has read the next step. */
const UNREAD_MS = 400;

export interface JustJudged {
  /** A step is judged by one of its keys, which goes on by itself. */
  note: () => void;
  /** Whether that was so short ago that Enter is the end of it, and no answer to the step that is shown now. */
  ends: () => boolean;
}

/** Enter behind 1, 2, 3 or 4 belongs to the step that was judged: nobody has seen the next one yet. */
export function useJustJudged(): JustJudged {
  const [judged] = useState(() => {
    let at = -UNREAD_MS;
    return {
      note: () => void (at = performance.now()),
      ends: () => performance.now() - at < UNREAD_MS,
    };
  });
  return judged;
}
