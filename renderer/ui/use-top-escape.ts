import { useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import { isEscape } from "./actions/shortcut-rules.ts";
import { createTops } from "./tops.ts";

const tops = createTops();

/**
 * Escape closes what lies on top, and nothing below it: of two dialogs above each other only the upper one.
 *
 * @param onEscape null for what stays, and keeps what is below it as well: a screen that is handed to somebody
 */
export function useTopEscape(onEscape: (() => void) | null): void {
  const [me] = useState(() => Symbol());
  const close = useEffectEvent(() => onEscape?.());
  useLayoutEffect(() => tops.put(me), [me]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // A drop-down that is open has use for it.
      const taken = event.target instanceof Element && event.target.closest(TAKEN) === event.target;
      if (isEscape(event) && !taken && tops.isTop(me, event)) close();
    };
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, [me]);
}

const TAKEN = "[data-mantine-stop-propagation='true']";
