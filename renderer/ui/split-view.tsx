import { Button } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { IconArrowLeft } from "@tabler/icons-react";
import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { useEffect, useState } from "react";
import { usePreference } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { OnlyHere } from "./only-here.tsx";
import { rootFontPx, tokenPx } from "./measure.ts";
import { goBack, useNav } from "./navigation.ts";
import css from "./split-view.module.css";

/** Widths in rem. */
const LEAST = 16;
const MOST = 48;
const STEP = 1;
/** Below this, list and detail take turns. */
const BOTH = 52;

interface Props {
  /** Letters only; the width is remembered under it. */
  id: string;
  list: ReactNode;
  detail: ReactNode;
  /** A record is open: on narrow windows the detail is what is shown. */
  open: boolean;
  /** Nothing is open, and its place beside the list is empty: asked each time the list has changed. */
  onEmpty?: () => void;
  /** Default width of the list, rem. */
  width?: number;
}

interface AloneProps extends Omit<Props, "list"> {
  /** Whether it has the pane for itself. */
  list: (whole: boolean) => ReactNode;
  /** From this width of the pane on, rem, the list has all of it while nothing is open. */
  aloneFrom: number;
}

/** A list and the detail of what is selected in it, with a divider that keys and pointer move. */
export function SplitView(props: Props | AloneProps) {
  const { id, detail, open, onEmpty, width: otherwise = 25 } = props;
  const t = useText("ui");
  const common = useText("common");
  const app = useText("app");
  const cameFrom = useNav((state) => state.back.at(-1));
  const { ref, width: pixels } = useElementSize();
  const [kept, keep] = usePreference(`split.${id}`, otherwise);
  const [moving, setMoving] = useState<number | null>(null);
  const narrow = pixels > 0 && pixels / rootFontPx() < BOTH;
  // Before the pane is measured it is taken for the window, or the list would be seen to jump.
  const room = (pixels || window.innerWidth - tokenPx("--rail")) / rootFontPx();
  const whole = "aloneFrom" in props && !open && room >= props.aloneFrom;
  const list = "aloneFrom" in props ? props.list(whole) : props.list;
  useEffect(() => {
    if (pixels > 0 && !narrow && !open) onEmpty?.();
  });
  const limit = Math.max(LEAST, Math.min(MOST, pixels / rootFontPx() - 20));
  const clamp = (rem: number) => Math.min(limit, Math.max(LEAST, rem));
  const width = clamp(moving ?? kept);

  function onKeyDown(event: KeyboardEvent) {
    const next: Record<string, number> = {
      ArrowLeft: width - STEP,
      ArrowRight: width + STEP,
      Home: LEAST,
      End: limit,
    };
    const wanted = next[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    keep(clamp(wanted));
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const left = event.currentTarget.parentElement?.getBoundingClientRect().left ?? 0;
    setMoving(clamp((event.clientX - left) / rootFontPx()));
  }

  function onPointerUp() {
    if (moving !== null) keep(moving);
    setMoving(null);
  }

  const back =
    open && (narrow || cameFrom) ? (
      <div className={css.back}>
        <Button variant="subtle" leftSection={<IconArrowLeft size="1rem" />} onClick={goBack}>
          {cameFrom ? app(`backTo.${cameFrom.area}`) : common("back")}
        </Button>
      </div>
    ) : null;
  if (narrow) {
    return (
      <div ref={ref} className={css.split}>
        <div className={css.only}>
          {back}
          {open ? <OnlyHere>{detail}</OnlyHere> : list}
        </div>
      </div>
    );
  }
  return (
    <div ref={ref} className={css.split}>
      {/* The same element in both, so that what is typed in the list stays where it is. */}
      <div className={whole ? css.only : css.list} style={whole ? undefined : { width: `${width}rem` }}>
        {list}
      </div>
      {!whole && (
        <>
          <div
            className={css.divider}
            role="separator"
            aria-orientation="vertical"
            aria-label={t("divider")}
            aria-valuemin={LEAST}
            aria-valuemax={Math.round(limit)}
            aria-valuenow={Math.round(width)}
            tabIndex={0}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onPointerMove}
            onPointerUp={onPointerUp}
            onDoubleClick={() => keep(otherwise)}
          />
          <div className={css.detail}>
            {back}
            <OnlyHere>{detail}</OnlyHere>
          </div>
        </>
      )}
    </div>
  );
}
