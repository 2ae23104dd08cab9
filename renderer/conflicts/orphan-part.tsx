import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import { useText } from "../i18n/index.ts";
import { Note } from "../ui/index.ts";
import css from "./conflict-detail.module.css";
import { SideWords } from "./side-words.tsx";

/** Facts about a record whose creation has not arrived: nothing to decide, something to know. */
export function OrphanPart({ row }: { row: ConflictRow }) {
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
