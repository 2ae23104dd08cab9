import type { ClockTone } from "./clock-shown.ts";
import css from "./clock.module.css";

const RADIUS = 5;
const ROUND = 2 * Math.PI * RADIUS;

/** How much of the time is used, as a ring; what is over is full, what stands still has two bars. */
export function ClockRing({ tone, share }: { tone: ClockTone; share: number }) {
  return (
    <svg className={css.ring} viewBox="0 0 14 14" data-tone={tone} aria-hidden>
      <circle className={css.track} cx="7" cy="7" r={RADIUS} />
      {tone === "over" ? <circle className={css.full} cx="7" cy="7" r={RADIUS} /> : null}
      {tone === "paused" ? <path className={css.still} d="M5.25 4.5v5M8.75 4.5v5" /> : null}
      {tone === "met" ? <path className={css.still} d="M4.5 7.25l1.75 1.75 3.25-3.75" /> : null}
      {tone === "calm" || tone === "soon" ? (
        <circle
          className={css.used}
          cx="7"
          cy="7"
          r={RADIUS}
          strokeDasharray={`${ROUND * share} ${ROUND}`}
          transform="rotate(-90 7 7)"
        />
      ) : null}
    </svg>
  );
}
