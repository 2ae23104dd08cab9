import type { ReadingSeries } from "../../shared/ipc/diagnostics.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { useReadingName } from "./reading-words.ts";
import { shapeOf } from "./series-shape.ts";
import css from "./asset-runs.module.css";

/** Size of the drawing, in its own units; it is as wide as its place. */
const BOX = { width: 240, height: 56 };

/** How one reading of an asset went over the time: a line with its ends in words, and all of it as a table. */
export function SeriesChart({ series }: { series: ReadingSeries }) {
  const t = useText("findings");
  const format = useFormat();
  const nameOf = useReadingName();
  const { probe, name, of, unit, points } = series;
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const called = [nameOf(probe, name), of].filter(Boolean).join(" ");
  const value = (amount: number) => [format.number(amount), unit].filter(Boolean).join(" ");
  const { line, dots, least, most } = shapeOf(points, BOX.width, BOX.height);
  const words = {
    ...{ name: called, from: value(first.value), since: format.date(first.at), to: value(last.value) },
    ...{ until: format.date(last.at), count: points.length },
  };
  return (
    <figure className={css.chart}>
      <figcaption className={css.caption}>
        <span>{called}</span>
        <strong>{value(last.value)}</strong>
      </figcaption>
      <svg
        className={css.line}
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        preserveAspectRatio="none"
        role="img"
        tabIndex={0}
        aria-label={t(points.length === 1 ? "chart.once" : "chart.label", words)}
      >
        <path d={line} />
        {dots.map(({ x, y }, index) => (
          // As wide as its stroke: a circle would be stretched with the drawing.
          <path key={index} className={css.dot} d={`M${x} ${y}h0.01`} />
        ))}
      </svg>
      <div className={css.ends}>
        <span>
          {points.length > 1 ? value(first.value) : ""}
          <time>{points.length > 1 ? format.date(first.at) : ""}</time>
        </span>
        {most > least ? (
          <span className={css.between}>
            {t("chart.least", { value: value(least) })} · {t("chart.most", { value: value(most) })}
          </span>
        ) : null}
        <span>
          {value(last.value)}
          <time>{format.date(last.at)}</time>
        </span>
      </div>
      <details className={css.all}>
        <summary>{t("chart.table")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("chart.at")}</th>
              <th scope="col">{t("chart.value")}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ at, value: amount, run }) => (
              <tr key={`${run} ${at}`}>
                <td>{format.dateTime(at)}</td>
                <td>{value(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
