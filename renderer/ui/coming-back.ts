import { takesText, writes } from "./actions/shortcut-rules.ts";

/** While the focus comes back after the window did, and between two letters that are typed on blindly; ms. */
const PATIENCE = 1000;

/**
 * Who was typing when this window lost the focus types on into the same field when it comes back: until
 * that has its focus again no letter is a command. If the field is gone meanwhile, letters do nothing
 * until the hand rests. Must listen before whoever listens for shortcuts.
 */
export function guardComingBack(target: Window, focused = () => document.activeElement): void {
  let field: HTMLElement | null = null;
  let until = -Infinity;

  target.addEventListener("blur", (event) => {
    if (event.target !== target) return;
    const last = focused();
    field = takesText(last) ? (last as HTMLElement) : null;
  });
  target.addEventListener("focus", (event) => {
    if (event.target !== target || !field) return;
    until = event.timeStamp + PATIENCE;
    if (field.isConnected && focused() !== field) field.focus({ preventScroll: true });
  });
  // Whoever points somewhere means that.
  target.addEventListener("pointerdown", () => (field = null), { capture: true });
  target.addEventListener(
    "keydown",
    (event) => {
      if (!field) return;
      const letter = writes(event);
      if (event.timeStamp > until || takesText(focused()) || !letter) {
        field = null;
      } else if (field.isConnected) {
        // The letter goes where the focus is when it is written.
        field.focus({ preventScroll: true });
        field = null;
      } else {
        event.preventDefault();
        event.stopImmediatePropagation();
        until = event.timeStamp + PATIENCE;
      }
    },
    { capture: true },
  );
}
