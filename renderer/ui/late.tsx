import type { ComponentType } from "react";
import { createElement, memo, useEffect, useState } from "react";

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
  let loading: Promise<Error | null> | null = null;

  /** Answers why it could not be fetched, or null; who asks after a failure tries again. */
  function fetchOnce(): Promise<Error | null> {
    loading ??= load().then(
      (module) => {
        // Whoever shows it is drawn again for reasons that are not its own.
        loaded = memo(module.default) as unknown as ComponentType<P>;
        return null;
      },
      (error: unknown) => {
        loading = null;
        return error instanceof Error ? error : new Error(String(error));
      },
    );
    return loading;
  }

  function LatePart(props: P): React.ReactNode {
    // Asked for at once, told after the first paint.
    const [fetched] = useState(() => (loaded ? null : fetchOnce()));
    const [failure, setFailure] = useState<Error | null | undefined>();
    useEffect(() => {
      let shown = true;
      void fetched?.then((outcome) => shown && setFailure(outcome));
      return () => {
        shown = false;
      };
    }, [fetched]);
    if (loaded) return createElement(loaded, props);
    // Thrown each time it is drawn: React draws once more before it believes an error. The error
    // boundary offers another try, which mounts this anew.
    if (failure) throw failure;
    return null;
  }
  return Object.assign(LatePart, { preload: () => void fetchOnce() });
}
