import { takesText, writes } from "./actions/shortcut-rules.ts";

/** Between two letters that are typed on blindly; ms. */
const PATIENCE = 1000;

const isThere = (field: Element) => field.isConnected && !field.matches(":disabled");

/**
 * A field that is taken away from under the hand that types in it (its record went, it was switched off)
 * leaves letters that nobody means as commands: they do nothing until the hand rests. Whoever has left the
 * field with a key of its own, or points somewhere, means what comes next. Must listen before whoever
 * listens for shortcuts.
 */
export function guardTypingOn(target: Window, focused = () => document.activeElement): void {
  let field: Element | null = null;
  let until = -Infinity;

  target.addEventListener("pointerdown", () => (field = null), { capture: true });
  target.addEventListener(
    "keydown",
    (event) => {
      const letter = writes(event);
      // A shift is part of the next letter.
      if (!letter && event.key !== "Shift") field = null;
      if (!letter) return;
      if (takesText(focused())) field = focused();
      else if (!field || isThere(field) || event.timeStamp > until) return void (field = null);
      else {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      until = event.timeStamp + PATIENCE;
    },
    { capture: true },
  );
}
