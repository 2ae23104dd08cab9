import type { ConflictProps } from "../contributions/index.ts";
import { useText } from "../i18n/index.ts";
import css from "../settling/settling.module.css";
import { SideWords } from "../settling/side-words.tsx";
import { Note } from "../ui/index.ts";

/** Facts about a record whose creation has not arrived: nothing to decide, something to know. */
export function OrphanPart({ rows: [row] }: ConflictProps) {
  const t = useText("conflicts");
  return (
    <>
      <Note tone="note" title={t("orphan.title")}>
        {t("orphan.text")}
      </Note>
      <ul className={css.events} aria-label={t("orphan.facts")}>
        {row.sides.map((side) => (
          <li key={side.op}>
            <SideWords side={side} />
          </li>
        ))}
      </ul>
    </>
  );
}
