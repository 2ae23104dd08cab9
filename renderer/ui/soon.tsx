import type { ReactNode } from "react";
import { use, useDeferredValue } from "react";
import { Unseen } from "./ahead.tsx";

interface Props {
  /** What keeps its place until then. */
  instead?: ReactNode;
  /** Where its place cannot be kept: with everything else. */
  atOnce?: boolean;
  children: ReactNode;
}

/** What is drawn right behind the frame that answers the hand, in steps that any key goes before. */
export function Soon({ instead = null, atOnce = false, children }: Props) {
  return useDeferredValue(!use(Unseen), atOnce) ? children : instead;
}
