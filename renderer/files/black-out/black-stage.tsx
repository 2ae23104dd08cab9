import type { KeyboardEvent, PointerEvent, Ref } from "react";
import { useEffect, useRef, useState } from "react";
import { useFormat, useText } from "../../i18n/index.ts";
import type { Size } from "../intake/picture-rules.ts";
import css from "./black-out-view.module.css";
import type { Drawing, Rectangle } from "./rectangles.ts";
import { between, isSlip, moved, sized, withAdded, withChanged, without } from "./rectangles.ts";

interface Props {
  /** What has the keys when no rectangle has. */
  ref: Ref<HTMLDivElement>;
  bitmap: ImageBitmap;
  size: Size;
  drawing: Drawing;
  /** The one that was added by its button, and gets the focus. */
  added: number | null;
  onDraw: (drawing: Drawing) => void;
}

type Place = readonly [x: number, y: number];

/** What the pointer does since it went down. */
type Drag =
  | { does: "draw"; from: Place; now: Rectangle }
  | { does: "move" | "size"; from: Place; was: Rectangle; now: Rectangle };

function nowOf(drag: Drag, to: Place): Rectangle {
  const { from, now } = drag;
  if (drag.does === "draw") return { ...now, ...between(from, to) };
  return (drag.does === "move" ? moved : sized)(drag.was, to[0] - from[0], to[1] - from[1]);
}

/** So far goes a key: a share of the picture. */
const STEP = 0.01;
const DIRECTIONS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** The picture, and black rectangles on it: drawn, moved and sized by mouse, finger, pen and keys. */
export function BlackStage({ ref, bitmap, size, drawing, added, onDraw }: Props) {
  const t = useText("files");
  const sheet = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement | null>(null);
  const [drag, setDrag] = useState<(Drag & { pointer: number }) | null>(null);
  const { rectangles } = drawing;

  useEffect(() => {
    if (added !== null) sheet.current?.querySelector<HTMLElement>(`[data-rectangle="${added}"]`)?.focus();
  }, [added]);

  function placeOf({ clientX, clientY }: PointerEvent): Place {
    const box = sheet.current?.getBoundingClientRect();
    return box ? [(clientX - box.left) / box.width, (clientY - box.top) / box.height] : [0, 0];
  }

  function begin(event: PointerEvent, hold?: { does: "move" | "size"; was: Rectangle }) {
    event.stopPropagation();
    if (drag || event.button !== 0) return;
    sheet.current?.setPointerCapture(event.pointerId);
    const from = placeOf(event);
    const { pointerId: pointer } = event;
    if (hold) setDrag({ ...hold, from, now: hold.was, pointer });
    else setDrag({ does: "draw", from, now: { ...between(from, from), id: drawing.nextId }, pointer });
  }

  function go(event: PointerEvent) {
    if (drag?.pointer === event.pointerId) setDrag({ ...drag, now: nowOf(drag, placeOf(event)) });
  }

  function end(event: PointerEvent) {
    if (drag?.pointer !== event.pointerId) return;
    setDrag(null);
    // Where it is let go of counts, whichever of its moves has been drawn.
    const now = nowOf(drag, placeOf(event));
    if (drag.does !== "draw") onDraw(withChanged(drawing, now));
    else if (!isSlip(now)) onDraw(withAdded(drawing, now));
  }

  function onKeyDown(event: KeyboardEvent, rectangle: Rectangle) {
    const direction = DIRECTIONS[event.key];
    if (event.key === "Delete" || event.key === "Backspace") {
      onDraw(without(drawing, rectangle.id));
      stage.current?.focus();
    } else if (direction && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const next = (event.shiftKey ? sized : moved)(rectangle, ...direction);
      onDraw(withChanged(drawing, next, event.repeat));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const shown = rectangles.map((each) => (drag?.now.id === each.id ? drag.now : each));
  const shape = { "--across": size.width, "--down": size.height } as React.CSSProperties;
  return (
    <div
      ref={(element) => {
        stage.current = element;
        if (typeof ref === "function") ref(element);
        else if (ref) ref.current = element;
      }}
      className={css.stage}
      role="group"
      tabIndex={0}
      aria-label={t("blackOut.picture")}
      aria-describedby="black-out-keys"
    >
      <p id="black-out-keys" className="visually-hidden">
        {t("blackOut.keys")}
      </p>
      <div
        ref={sheet}
        className={css.sheet}
        style={shape}
        onPointerDown={(event) => begin(event)}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={() => setDrag(null)}
      >
        <Shown bitmap={bitmap} />
        {shown.map((each, index) => (
          <BlackRectangle
            key={each.id}
            n={index + 1}
            rectangle={each}
            onHold={(event, does) => begin(event, { does, was: each })}
            onKeyDown={(event) => onKeyDown(event, each)}
          />
        ))}
        {drag?.does === "draw" ? <span className={css.black} style={styleOf(drag.now)} /> : null}
      </div>
    </div>
  );
}

function Shown({ bitmap }: { bitmap: ImageBitmap }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    // Handed over, not copied: a second run has nothing left to hand over.
    if (bitmap.width > 0) canvas.current?.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap);
  }, [bitmap]);
  return <canvas ref={canvas} className={css.canvas} aria-hidden />;
}

const percent = (share: number) => `${share * 100}%`;
const styleOf = ({ left, top, width, height }: Rectangle) => ({
  left: percent(left),
  top: percent(top),
  width: percent(width),
  height: percent(height),
});

interface RectangleProps {
  n: number;
  rectangle: Rectangle;
  onHold: (event: PointerEvent, does: "move" | "size") => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function BlackRectangle({ n, rectangle, onHold, onKeyDown }: RectangleProps) {
  const t = useText("files");
  const format = useFormat();
  const said = (share: number) => format.number(Math.round(share * 100));
  const { left, top, width, height } = rectangle;
  const values = { n, left: said(left), top: said(top), width: said(width), height: said(height) };
  return (
    <div
      className={css.black}
      style={styleOf(rectangle)}
      role="group"
      tabIndex={0}
      data-rectangle={rectangle.id}
      aria-label={t("blackOut.rectangle", values)}
      onPointerDown={(event) => {
        event.currentTarget.focus({ preventScroll: true });
        onHold(event, "move");
      }}
      onKeyDown={onKeyDown}
    >
      <span className={css.corner} aria-hidden onPointerDown={(event) => onHold(event, "size")} />
    </div>
  );
}
