import type { ReactNode } from "react";
import { useSyncExternalStore } from "react";
import { useHere } from "../core/index.ts";

/**
 * What goes when its screen is left and begins anew when that is come back to: details, forms, dialogs. Only
 * lists stay behind the screen that is shown (renderer/app/kept-screens.tsx).
 */
export function OnlyHere({ children }: { children: ReactNode }) {
  const here = useHere();
  return useSyncExternalStore(here.subscribe, here.get) ? children : null;
}
