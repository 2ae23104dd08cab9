import type { Action } from "./actions.ts";
import { actionFor } from "./actions.ts";
import { mayAct, shortcutOf, takesText } from "./shortcut-rules.ts";

/** Whether a dialog or menu lies above the screen. */
function layered(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/** Listens for shortcuts in the whole window; returns what stops it. */
export function listenForShortcuts(target: Window): () => void {
  let found: Action | undefined;

  // Decided before anyone acts on the key: an Escape that closes a dialog has done its work.
  const decide = (event: KeyboardEvent) => {
    const above = layered();
    const allowed = mayAct(event, { typing: takesText(document.activeElement), layered: above });
    const action = allowed ? actionFor(shortcutOf(event)) : undefined;
    found = action && (!above || action.inDialogs) ? action : undefined;
    // A hand that rests on a key does not mean it twice.
    if (found && event.repeat && !found.repeats) found = { ...found, run: () => {} };
    // With Ctrl the key is ours wherever the focus is; a select would open on Ctrl+Enter.
    if (found && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      found.run();
      found = undefined;
    }
  };
  const act = (event: KeyboardEvent) => {
    if (!found || event.defaultPrevented) return;
    event.preventDefault();
    found.run();
  };

  target.addEventListener("keydown", decide, { capture: true });
  target.addEventListener("keydown", act);
  return () => {
    target.removeEventListener("keydown", decide, { capture: true });
    target.removeEventListener("keydown", act);
  };
}
