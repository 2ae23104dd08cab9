import { useEffect } from "react";

/**
 * Marks the first frame after `when` became true in the page's timeline (User Timing), so that what
 * a start takes can be read from outside without slowing it.
 */
export function useShown(name: string, when: boolean): void {
  useEffect(() => {
    if (!when) return;
    const frame = requestAnimationFrame(() => performance.mark(name));
    return () => cancelAnimationFrame(frame);
  }, [name, when]);
}
