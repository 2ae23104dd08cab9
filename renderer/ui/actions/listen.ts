import { hasLayer } from "../layers.ts";
import { isRowList } from "../main-list.ts";
import type { Action } from "./actions.ts";
import { actionFor } from "./actions.ts";
import { ScanWatch } from "./scan-watch.ts";
import type { Shortcut } from "./shortcut-rules.ts";
import { mayAct, shortcutOf, takesText } from "./shortcut-rules.ts";

/** Whether Enter already means something to what has the focus: to a place that only keeps it, nothing. */
function takesEnter(element: Element | null): boolean {
  if (element === null || element === document.body || element.matches("[data-refuge]")) return false;
  return element.matches("button, a, [role], [tabindex]");
}

/** Does what a single key means, when it is known to be a hand's: what it meant may be gone by then. */
function runLater(shortcut: Shortcut): void {
  if (!takesText(document.activeElement) && !hasLayer()) actionFor(shortcut)?.run();
}

/**
 * Listens for shortcuts in the whole window, behind what a scanner types; returns what stops it.
 *
 * @param single whether a character alone is a command now
 */
export function listenForShortcuts(target: Window, single: () => boolean): () => void {
  const watch = new ScanWatch(target);
  let found: Action | undefined;

  // Decided before anyone acts on the key: an Escape that closes a dialog has done its work.
  const decide = (event: KeyboardEvent) => {
    found = undefined;
    if (watch.press(event)) return;
    const above = hasLayer();
    const allowed = mayAct(event, {
      typing: takesText(document.activeElement),
      layered: above,
      single: single(),
    });
    const shortcut = shortcutOf(event);
    const taken = shortcut === "Enter" && takesEnter(document.activeElement);
    const meant = allowed ? actionFor(shortcut) : undefined;
    // A list has the focus most of the time: what lies above has its Enter too.
    const action = taken && !(meant?.above && isRowList(document.activeElement)) ? undefined : meant;
    found = action && (!above || action.inDialogs) ? action : undefined;
    // A hand that rests on a key does not mean it twice.
    if (found && event.repeat && !found.repeats) found = { ...found, run: () => {} };
    // With Ctrl the key is ours wherever the focus is; a select would open on Ctrl+Enter. So is Enter that
    // a list would take.
    if (found && (event.ctrlKey || event.metaKey || taken)) {
      event.preventDefault();
      event.stopPropagation();
      found.run();
      found = undefined;
    }
  };
  const act = (event: KeyboardEvent) => {
    if (!found || event.defaultPrevented) return;
    event.preventDefault();
    const shortcut = shortcutOf(event);
    watch.act(found, () => runLater(shortcut));
  };
  const compositionStart = (event: CompositionEvent) => watch.compositionStart(event);
  const compositionEnd = () => watch.compositionEnd();
  const pointed = () => watch.pointed();

  target.addEventListener("keydown", decide, { capture: true });
  target.addEventListener("keydown", act);
  target.addEventListener("pointerdown", pointed, { capture: true });
  target.addEventListener("compositionstart", compositionStart, { capture: true });
  target.addEventListener("compositionend", compositionEnd, { capture: true });
  return () => {
    target.removeEventListener("keydown", decide, { capture: true });
    target.removeEventListener("keydown", act);
    target.removeEventListener("pointerdown", pointed, { capture: true });
    target.removeEventListener("compositionstart", compositionStart, { capture: true });
    target.removeEventListener("compositionend", compositionEnd, { capture: true });
  };
}
