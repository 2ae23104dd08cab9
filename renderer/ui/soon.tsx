import type { ReactNode } from "react";
import { useDeferredValue } from "react";

/** What is drawn right behind the frame that answers the hand, in steps that any key goes before. */
export function Soon({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) ? children : null;
}
