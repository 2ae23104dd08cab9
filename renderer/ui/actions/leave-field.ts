import { isInDialog } from "../layers.ts";
import { isEscape, takesText } from "./shortcut-rules.ts";

/**
 * Escape leaves every field of the window, so that the next letter is a command again. Whoever has use
 * for an Escape of its own takes it first (`preventDefault`): a search that clears, an editor that closes.
 * A drop-down that is open closes and nothing more, and a dialog closes with its fields.
 *
 * @returns what stops it
 */
export function leaveFieldsOnEscape(target: Window): () => void {
  let field: Element | null = null;

  // Looked at before anyone acts on the key: afterwards the drop-down is closed.
  const look = (event: KeyboardEvent) => {
    const { activeElement } = target.document;
    const opened = activeElement?.getAttribute("aria-expanded") === "true";
    field = isEscape(event) && !opened && takesText(activeElement) ? activeElement : null;
  };
  const leave = (event: KeyboardEvent) => {
    if (!field || event.defaultPrevented || target.document.activeElement !== field) return;
    if (isInDialog(field)) return;
    (field as HTMLElement).blur();
  };

  target.addEventListener("keydown", look, { capture: true });
  target.addEventListener("keydown", leave);
  return () => {
    target.removeEventListener("keydown", look, { capture: true });
    target.removeEventListener("keydown", leave);
  };
}
