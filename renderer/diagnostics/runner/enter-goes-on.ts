import type { KeyboardEvent } from "react";
import { isComposing } from "../../ui/actions/shortcut-rules.ts";

/** Enter in a line that is typed goes on; the one that ends a composition is the input method's own. */
export function enterGoesOn(goOn: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Enter" || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    goOn();
  };
}
