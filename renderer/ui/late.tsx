import type { ComponentType } from "react";
import { createElement, useEffect, useReducer } from "react";

type Load<P extends object> = () => Promise<{ default: ComponentType<P> }>;

export interface Late<P extends object> {
  (props: P): React.ReactNode;
  /** Fetches it before it is shown; later calls do nothing. */
  preload(): void;
}

/**
 * A part of the window that is fetched apart from the rest, when it is first shown or asked for.
 *
 * Not React's `lazy`: a boundary that has shown its fallback reveals what it waited for only 300 ms
 * after the last such reveal, even when the file came after ten. On first sight of every screen
 * that is a third of a second of nothing.
 */
export function late<P extends object>(load: Load<P>): Late<P> {
  let loaded: ComponentType<P> | null = null;
  let failed: Error | null = null;
  let loading: Promise<void> | null = null;

  function fetchOnce(): Promise<void> {
    loading ??= load().then(
      (module) => {
        loaded = module.default;
      },
      (error: unknown) => {
        failed = error instanceof Error ? error : new Error(String(error));
        // The error boundary offers another try.
        loading = null;
      },
    );
    return loading;
  }

  function LatePart(props: P): React.ReactNode {
    const [, show] = useReducer((count: number) => count + 1, 0);
    // Asked for at once, told after the first paint.
    const fetched = loaded ? null : fetchOnce();
    useEffect(() => {
      let shown = true;
      void fetched?.then(() => shown && show());
      return () => {
        shown = false;
      };
      // Once for each mount.
      // eslint-disable-next-line react-hooks/exhaustive-deps
    }, []);
    if (loaded) return createElement(loaded, props);
    if (failed) {
      const error = failed;
      failed = null;
      throw error;
    }
    return null;
  }
  return Object.assign(LatePart, { preload: () => void fetchOnce() });
}
