import { useRef, useState } from "react";
import type { PointerEvent } from "react";
import { PAD, pathOf } from "../../shared/domain/custody/strokes.ts";
import { useText } from "../i18n/index.ts";
import css from "./signature-pad.module.css";
import { onPad, withPoint, withStroke } from "./signature-rules.ts";
import type { Stroke } from "./signature-rules.ts";

interface Props {
  label: string;
  strokes: readonly Stroke[];
  onChange: (strokes: Stroke[]) => void;
}

interface Pen {
  pointer: number;
  stroke: Stroke;
}

/** A place to sign with finger, pen or mouse. Strength of the pen is not kept. */
export function SignaturePad({ label, strokes, onChange }: Props) {
  const t = useText("signing");
  const pen = useRef<Pen | null>(null);
  const began = useRef<number | null>(null);
  const [wet, setWet] = useState<Stroke>([]);

  function points(event: PointerEvent<SVGSVGElement>): Stroke {
    const box = event.currentTarget.getBoundingClientRect();
    // Between two frames the pen moved on; what it passed is kept, so that curves stay round.
    const passed = event.nativeEvent.getCoalescedEvents();
    const all = passed.length > 0 ? passed : [event.nativeEvent];
    const start = began.current ?? event.timeStamp;
    return all.reduce<Stroke>((stroke, each) => {
      const [x, y] = onPad(box, each.clientX, each.clientY);
      return withPoint(stroke, x, y, each.timeStamp - start);
    }, pen.current?.stroke ?? []);
  }

  function onPointerDown(event: PointerEvent<SVGSVGElement>) {
    // A palm that follows the pen draws nothing.
    if (pen.current || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    if (strokes.length === 0) began.current = event.timeStamp;
    pen.current = { pointer: event.pointerId, stroke: [] };
    draw(event);
  }

  function draw(event: PointerEvent<SVGSVGElement>) {
    if (pen.current?.pointer !== event.pointerId) return;
    pen.current.stroke = points(event);
    setWet(pen.current.stroke);
  }

  function lift(event: PointerEvent<SVGSVGElement>) {
    if (pen.current?.pointer !== event.pointerId) return;
    const { stroke } = pen.current;
    pen.current = null;
    setWet([]);
    onChange(withStroke(strokes, stroke));
  }

  return (
    <svg
      className={css.pad}
      viewBox={`0 0 ${PAD.width} ${PAD.height}`}
      // The pad's units fill the box, which may be higher or wider than they are; `onPad` reckons alike.
      preserveAspectRatio="xMidYMid slice"
      role="img"
      aria-label={strokes.length > 0 ? t("padFilled", { label }) : t("padEmpty", { label })}
      onPointerDown={onPointerDown}
      onPointerMove={draw}
      onPointerUp={lift}
      onPointerCancel={lift}
    >
      <line className={css.ground} x1="0" x2={PAD.width} y1={PAD.height * 0.75} y2={PAD.height * 0.75} />
      {strokes.length === 0 && wet.length === 0 && (
        <text className={css.hint} x={PAD.width / 2} y={PAD.height / 2} textAnchor="middle">
          {t("here")}
        </text>
      )}
      {[...strokes, wet].map((stroke, index) => (
        <path key={index} className={css.ink} d={pathOf(stroke)} />
      ))}
    </svg>
  );
}

/** A signature as it was drawn, small. */
export function SignatureImage({ name, strokes }: { name: string; strokes: readonly Stroke[] }) {
  const t = useText("signing");
  const label = t("signatureOf", { name });
  return (
    <svg className={css.image} viewBox={`0 0 ${PAD.width} ${PAD.height}`} role="img" aria-label={label}>
      {strokes.map((stroke, index) => (
        <path key={index} className={css.ink} d={pathOf(stroke)} />
      ))}
    </svg>
  );
}
