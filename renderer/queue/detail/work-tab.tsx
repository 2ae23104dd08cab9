import { useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { KeyValues, Section } from "../../ui/index.ts";
import { Said } from "../../records/index.ts";
import { useTicketValue } from "./field-value.ts";
import { NoteComposer } from "./note-composer.tsx";
import { OverwrittenNote } from "./overwritten-note.tsx";
import type { EditableField } from "./field-form.ts";
import { TicketField } from "./ticket-field.tsx";
import { useTicket } from "./ticket-context.ts";
import css from "./detail.module.css";

const FACTS: readonly EditableField[] = [
  "requester",
  "contact",
  "dept",
  "site",
  "place",
  "type",
  "category",
  "impact",
  "urgency",
  "channel",
  "canWork",
  "securityFlag",
];

/** What it is about, what was done, and the place to write what is being done. */
export function WorkTab() {
  const t = useText("queue");
  const words = useText("ticket");
  const { detail } = useTicket();
  const reading = useTicketValue();
  const solved = detail.row.status !== "new" && detail.row.status !== "accepted";
  const outcome = ["resolutionCode", "rootCause", "confirmation", "rating"].map((field) => ({
    label: words(`field.${field}`),
    value: (
      <>
        {reading(field, detail.fields[field]) || "–"}
        <OverwrittenNote field={field} />
      </>
    ),
  }));
  return (
    <div className={css.content}>
      <Section title={words("field.description")}>
        <TicketField name="description" />
      </Section>
      {solved ? (
        <Section title={t("outcome")}>
          <p className={css.prose}>
            <Said text={reading("solution", detail.fields.solution)} field="solution" />
          </p>
          <KeyValues items={outcome} />
        </Section>
      ) : null}
      <Section title={t("facts")}>
        <KeyValues
          items={[
            ...FACTS.map((name) => ({
              label: words(`field.${name}`),
              value: <TicketField name={name} />,
            })),
            { label: words("field.errorText"), value: <TicketField name="errorText" />, wide: true },
          ]}
        />
      </Section>
      <Section title={t("log")}>
        <WorkLog />
        <NoteComposer />
      </Section>
    </div>
  );
}

function WorkLog() {
  const t = useText("queue");
  const format = useFormat();
  const now = useNow();
  const { detail } = useTicket();
  if (detail.actions.length === 0) return <p className={css.faint}>{t("logEmpty")}</p>;
  return (
    <ol className={css.log}>
      {detail.actions.map((entry) => (
        <li key={entry.operation} className={css.entry}>
          <time className={css.when} title={format.dateTime(entry.at)}>
            {format.moment(entry.at, now)}
          </time>
          <div>
            <div className={css.who}>
              <strong>{entry.actorName}</strong>
              {entry.act === "note" ? null : <span>{t(`entry.${entry.act}`)}</span>}
              {entry.visit ? <span>{t("entry.visit")}</span> : null}
              {entry.to === "user" ? <span>{t("entry.toUser")}</span> : null}
              {entry.minutes ? <span>{t("entry.minutes", { count: entry.minutes })}</span> : null}
              {entry.seq === null ? <span>{t("mark.unsent")}</span> : null}
            </div>
            <p className={css.prose}>
              <Said text={entry.text} operation={entry.operation} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
