import type { FocusEvent, FocusEventHandler } from "react";

/**
 * Whether the focus went somewhere else in this window. A window that loses the focus (another program,
 * a dialog of the system, developer tools) takes it from no field: there it is when the window comes back.
 */
export function hasLeft({ target, currentTarget, relatedTarget }: FocusEvent): boolean {
  if (target === document.activeElement) return false;
  return !currentTarget.contains(relatedTarget);
}

/** For `onBlur` of an editor, or of what stands around it: only a person's act in this window leaves it. */
export function onLeaving(leave: () => void): FocusEventHandler {
  return (event) => {
    if (hasLeft(event)) leave();
  };
}
