import type { ReactNode } from "react";
import { memo, useLayoutEffect, useRef, useState } from "react";
import type { AreaPart } from "../contributions/index.ts";
import type { Here } from "../core/index.ts";
import { HereContext, valueStore } from "../core/index.ts";
import type { Area } from "../ui/index.ts";
import { useNav } from "../ui/index.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import css from "./kept-screens.module.css";

interface Props {
  areas: readonly AreaPart[];
  shown: Area | null;
}

/**
 * The screen of the area that is shown, and behind it those that were left and stay (`AreaPart.stays`): making
 * and laying out a long list costs more than a frame, uncovering it does not. What is alive in a screen is so
 * only while it is shown: see `whileHere`, `useWhileHere` and `OnlyHere`.
 */
export const KeptScreens = memo(function KeptScreens({ areas, shown }: Props) {
  const [visited, setVisited] = useState<readonly Area[]>([]);
  if (shown !== null && !visited.includes(shown)) setVisited([...visited, shown]);
  // In the order of the areas, always: an element that is moved loses where it was scrolled to.
  const kept = areas.filter(({ id, stays }) => id === shown || (stays && visited.includes(id)));
  return (
    <div className={css.screens}>
      {kept.map(({ id, Screen }) => (
        <Kept key={id} area={id} left={id !== shown}>
          <Screen />
        </Kept>
      ))}
    </div>
  );
});

function Kept({ area, left, children }: { area: Area; left: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { activeElement } = document;
    // The next key is not for what was left.
    if (left && activeElement instanceof HTMLElement && place.current?.contains(activeElement)) {
      activeElement.blur();
    }
  }, [left]);
  return (
    <div ref={place} className={css.screen} data-left={left || undefined}>
      <HereContext value={hereOf(area)}>
        <ErrorBoundary>{children}</ErrorBoundary>
      </HereContext>
    </div>
  );
}

const heres = new Map<Area, Here>();

/** One for each area, as long as the window is. */
function hereOf(area: Area): Here {
  let here = heres.get(area);
  if (!here) {
    const store = valueStore(useNav.getState().area === area);
    useNav.subscribe((now) => store.set(now.area === area));
    heres.set(area, (here = store));
  }
  return here;
}
