import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { Said, useDefinitions } from "../../records/index.ts";
import { changedFields } from "./life-entries.ts";
import css from "./life-story.module.css";

/** Of a field that holds a list, or more than a line, only the name is told. */
const LONGEST = 80;

/** What a change wrote: the fields, and what they held from then on. */
export function ChangedFields({ entry }: { entry: HistoryEntry }) {
  const t = useText("assets");
  const kinds = useDefinitions("assetkind");
  const changes = changedFields(entry);
  const sites = useCoreQuery("site.list", changes.some(([field]) => field === "site") ? {} : null).data ?? [];
  if (changes.length === 0) return null;

  function wordsOf(field: string, value: unknown): string | null {
    if (value === null || value === "") return t("life.emptied");
    if (typeof value !== "string" || value.length > LONGEST) return null;
    if (field === "site") return sites.find(({ id }) => id === value)?.name ?? null;
    return field === "kind" ? kinds.word(value) : value;
  }
  return (
    <p className={css.changes}>
      {changes.map(([field, value], index) => {
        const words = wordsOf(field, value);
        const name = t([`asset:field.${field}`, "domain:unknown.field"]);
        return (
          <span key={field}>
            {index > 0 && t("history.and")}
            {words === null ? (
              name
            ) : (
              <Said
                text={t("life.set", { field: name, value: words })}
                operation={entry.operation}
                field={field}
              />
            )}
          </span>
        );
      })}
    </p>
  );
}
