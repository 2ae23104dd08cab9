import { takesText, writes } from "./actions/shortcut-rules.ts";

/** While the focus comes back after the window did, and between two letters that are typed on blindly; ms. */
const PATIENCE = 1000;

const isThere = (field: Element) => field.isConnected && !field.matches(":disabled");

/**
 * Letters that a hand types on, though its field has lost the focus, are never commands.
 *
 * Who was typing when this window lost the focus types on into the same field when it comes back. A field
 * that was taken away from under the hand (its record went, it was switched off, meanwhile or while it was
 * typed in) leaves letters that do nothing until the hand rests. Whoever has left the field with a key of
 * its own, or points somewhere, means what comes next. Must listen before whoever listens for shortcuts.
 */
export function guardBlindLetters(target: Window, focused = () => document.activeElement): void {
  let field: HTMLElement | null = null;
  let until = -Infinity;
  /** The window came back, and the field has not been typed in since. */
  let back = false;

  target.addEventListener("blur", (event) => {
    if (event.target !== target) return;
    const last = focused();
    field = takesText(last) ? (last as HTMLElement) : null;
  });
  target.addEventListener("focus", (event) => {
    if (event.target !== target || !field) return;
    until = event.timeStamp + PATIENCE;
    back = true;
    if (isThere(field) && focused() !== field) field.focus({ preventScroll: true });
  });
  target.addEventListener("pointerdown", () => (field = null), { capture: true });
  target.addEventListener(
    "keydown",
    (event) => {
      // A shift is part of the next letter.
      if (event.key === "Shift") return;
      if (!writes(event)) field = null;
      else if (takesText(focused()))
        [field, back, until] = [focused() as HTMLElement, false, event.timeStamp + PATIENCE];
      else if (!field || event.timeStamp > until) field = null;
      else if (!isThere(field)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        until = event.timeStamp + PATIENCE;
      } else {
        // The letter goes where the focus is when it is written.
        if (back) field.focus({ preventScroll: true });
        field = null;
      }
    },
    { capture: true },
  );
}
