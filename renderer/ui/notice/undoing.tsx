import { useEffect, useSyncExternalStore } from "react";
import { useCoreSession } from "../../core/index.ts";
import { useActions } from "../actions/actions.ts";
import { useNoticeHeld, useWord } from "./notice-state.ts";

/** How long a notice stands, ms; from when nobody is at it. */
const STANDS = 10_000;

/** Z takes back the last act; what was said goes after a while. One per window. */
export function Undoing() {
  const { acts } = useCoreSession();
  const word = useWord();
  const { held, release } = useNoticeHeld();
  const done = useSyncExternalStore(acts.done.subscribe, acts.done.get);

  useActions([
    {
      id: "undo",
      group: "general",
      shortcuts: ["z", "mod+z"],
      disabled: done.length === 0,
      run: () => void acts.undo(),
    },
  ]);

  useEffect(() => {
    if (!word || held) return;
    const timer = setTimeout(() => acts.word.set(null), STANDS);
    return () => clearTimeout(timer);
  }, [acts, word, held]);
  // Its place may go with the pointer still on it.
  useEffect(() => release, [word]); // eslint-disable-line react-hooks/exhaustive-deps

  return null;
}
