import { actionFor } from "./actions.ts";
import { mayAct, shortcutOf, takesText } from "./shortcut-rules.ts";

/** Whether a dialog or menu lies above the screen. */
function layered(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/** Listens for shortcuts in the whole window; returns what stops it. */
export function listenForShortcuts(target: Window): () => void {
  // Looked at before anyone acts on the key: an Escape that closes a dialog has done its work.
  let above = false;
  let typing = false;
  const look = () => {
    above = layered();
    typing = takesText(document.activeElement);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !mayAct(event, { typing, layered: above })) return;
    const action = actionFor(shortcutOf(event));
    if (!action || (above && !action.inDialogs)) return;
    event.preventDefault();
    action.run();
  };
  target.addEventListener("keydown", look, { capture: true });
  target.addEventListener("keydown", onKeyDown);
  return () => {
    target.removeEventListener("keydown", look, { capture: true });
    target.removeEventListener("keydown", onKeyDown);
  };
}
