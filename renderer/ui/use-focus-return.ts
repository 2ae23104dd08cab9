import { useEffect, useState } from "react";

/** What has the focus; of a menu, which is about to close, the button that opened it. */
function focused(): HTMLElement | null {
  const { activeElement } = document;
  const menu = activeElement?.closest('[role="menu"]');
  const place = menu ? document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`) : activeElement;
  return place instanceof HTMLElement ? place : null;
}

/**
 * For what lies above the screen as long as it is mounted: gives the focus back to where it was.
 * (Mantine's own does so only for dialogs that stay mounted while they are closed.)
 */
export function useFocusReturn(): void {
  const [before] = useState(focused);
  useEffect(
    () => () => {
      // Unless what was done took it somewhere else.
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && before?.isConnected) before.focus({ preventScroll: true });
    },
    [before],
  );
}
