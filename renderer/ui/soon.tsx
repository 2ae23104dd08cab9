import type { ReactNode } from "react";
import { useDeferredValue } from "react";

interface Props {
  /** What keeps its place until then. */
  instead?: ReactNode;
  children: ReactNode;
}

/** What is drawn right behind the frame that answers the hand, in steps that any key goes before. */
export function Soon({ instead = null, children }: Props) {
  return useDeferredValue(true, false) ? children : instead;
}
