import { Button } from "@mantine/core";
import type { PersonRow } from "../../shared/domain/person/person.ts";
import type { ConflictProps } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { Comparison } from "../settling/comparison.tsx";
import { pairOf } from "../settling/pair.ts";
import css from "../settling/settling.module.css";
import { TellApart } from "../settling/tell-apart.tsx";
import { ErrorNote } from "../ui/index.ts";
import { openPerson } from "./open.ts";

const PERSON_FACTS = ["name", "employeeNo", "dept", "phone", "mail", "place"] as const;

/** Two people with the same staff number. */
export default function PersonPair({ rows: conflicts }: ConflictProps) {
  const t = useText("directory");
  const [first, second] = pairOf(conflicts[0].sides);
  const left = useCoreQuery("person.get", first === null ? null : { id: first });
  const right = useCoreQuery("person.get", second === null ? null : { id: second });
  const failed = left.error ?? right.error;
  if (failed) return <ErrorNote error={failed} />;
  if (!left.data || !right.data) return null;
  const rows: PersonRow[] = [left.data.row, right.data.row];
  const facts = PERSON_FACTS.map((name) => ({
    label: t(`person:field.${name}`),
    values: rows.map((row) => row[name]),
  }));
  return (
    <>
      <Comparison heads={rows.map((row) => row.name)} facts={facts} />
      <div className={css.stories}>
        {rows.map((row) => (
          <section key={row.id} className={css.story} aria-label={row.name}>
            <h3 className={css.storyTitle}>{row.name}</h3>
            <Button variant="default" onClick={() => openPerson(row.id)}>
              {t("pair.correct")}
            </Button>
          </section>
        ))}
      </div>
      <TellApart rows={conflicts} />
    </>
  );
}
