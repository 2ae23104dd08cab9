import { actionFor } from "./actions.ts";
import { mayAct, shortcutOf, takesText } from "./shortcut-rules.ts";

/** Whether a dialog, menu or list box lies above the screen. */
function layered(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/** Listens for shortcuts in the whole window; returns what stops it. */
export function listenForShortcuts(target: Window): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const above = layered();
    if (!mayAct(event, { typing: takesText(document.activeElement), layered: above })) return;
    const action = actionFor(shortcutOf(event));
    if (!action || (above && !action.inDialogs)) return;
    event.preventDefault();
    action.run();
  };
  target.addEventListener("keydown", onKeyDown);
  return () => target.removeEventListener("keydown", onKeyDown);
}
