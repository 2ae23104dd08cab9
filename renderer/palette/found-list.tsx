import type { RefObject } from "react";
import { Fragment, useDeferredValue } from "react";
import { useText } from "../i18n/index.ts";
import { KeyCaps } from "./key-caps.tsx";
import type { Line } from "./lines.tsx";
import { Marked } from "./marked.tsx";
import css from "./palette.module.css";
import type { FoundSection } from "./sections.ts";

/** As many as are in sight: with them it opens, and the others come right behind. */
const AT_ONCE = 16;

interface Props {
  id: string;
  sections: readonly FoundSection<Line>[];
  /** Place of the chosen one among all. */
  current: number;
  list: RefObject<HTMLDivElement | null>;
  onPoint: (place: number) => void;
  onChoose: (line: Line) => void;
}

/** What was found, in its sections; what was meant of each in bold. */
export function FoundList({ id, sections, current, list, onPoint, onChoose }: Props) {
  const t = useText("actions");
  const found = sections.flatMap((section) => section.found);
  const most = useDeferredValue(Infinity, AT_ONCE);
  return (
    <div ref={list} id={id} className={css.list} role="listbox" aria-label={t("palette.results")}>
      {sections.map(({ section, found: mine }) => (
        <Fragment key={section}>
          <div className={css.section} role="presentation">
            {t(`palette.section.${section}`)}
          </div>
          {mine.map((one) => {
            const { candidate: line, title, subtitle } = one;
            const place = found.indexOf(one);
            if (place >= most) return null;
            return (
              <div
                key={line.key}
                id={`${id}-${place}`}
                className={css.item}
                role="option"
                aria-selected={place === current}
                onMouseMove={() => onPoint(place)}
                onClick={() => onChoose(line)}
              >
                <span className={css.icon}>{line.icon}</span>
                <span className={css.title}>
                  <Marked text={line.title} marks={title} />
                </span>
                <span className={css.subtitle}>
                  <Marked text={line.subtitle} marks={subtitle} />
                </span>
                {line.shortcut ? <KeyCaps shortcut={line.shortcut} /> : null}
              </div>
            );
          })}
        </Fragment>
      ))}
    </div>
  );
}
