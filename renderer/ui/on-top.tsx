import type { ReactNode } from "react";
import { useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";

/** A place of its own at the end of the page: what was opened last lies above all else. */
export function OnTop({ children }: { children: ReactNode }) {
  const [place] = useState(() => document.createElement("div"));
  return (
    <>
      <Attached place={place} />
      {createPortal(children, place)}
      <Focused place={place} />
    </>
  );
}

/** Before the effects of what stands in it. */
function Attached({ place }: { place: HTMLElement }) {
  useLayoutEffect(() => {
    document.body.append(place);
    return () => place.remove();
  }, [place]);
  return null;
}

/** Behind the effects of what stands in it: a letter that comes now is typed there. */
function Focused({ place }: { place: HTMLElement }) {
  useLayoutEffect(() => {
    if (place.contains(document.activeElement)) return;
    place.querySelector<HTMLElement>("[data-autofocus]")?.focus({ preventScroll: true });
  }, [place]);
  return null;
}
