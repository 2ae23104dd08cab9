import type { ReactNode } from "react";
import { Activity, createContext, startTransition, useEffect, useState } from "react";
import { useHeld } from "./actions/held.ts";

/** Whether what stands in it has not been seen yet: what comes `Soon` waits until then. */
export const Unseen = createContext(false);

interface Props {
  /** The act that opens it. */
  act: string;
  open: boolean;
  /** One form or dialog. What has the focus in it first says so with `data-autofocus`. */
  children: ReactNode;
}

/**
 * What a letter opens, drawn while the letter waits for a scanner's next key. Until then none of its effects
 * run and nobody sees it, so that a scan leaves nothing of it; a hand's letter has only to show it.
 */
export function Ahead({ act, open, children }: Props) {
  const held = useHeld((state) => state.act === act);
  const there = open || held;
  /** As it was drawn then: it is shown as it is, and drawn anew behind that frame. */
  const [drawn, setDrawn] = useState<ReactNode>(null);
  if (held && !open && drawn === null) setDrawn(children);
  if (!there && drawn !== null) setDrawn(null);

  useEffect(() => {
    if (!open) return;
    const frame = requestAnimationFrame(() => startTransition(() => setDrawn(null)));
    return () => cancelAnimationFrame(frame);
  }, [open]);

  return there ? (
    <Unseen value={drawn !== null}>
      <Activity mode={open ? "visible" : "hidden"}>{drawn ?? children}</Activity>
    </Unseen>
  ) : null;
}
