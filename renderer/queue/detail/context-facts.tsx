import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { atHand } from "../../../shared/log/parts.ts";
import { useOpener } from "../../contributions/index.ts";
import type { TicketDetail } from "../../../shared/ipc/queries.ts";
import type { Text } from "../../i18n/index.ts";
import { useText } from "../../i18n/index.ts";
import { Said } from "../../records/index.ts";
import { useTicketValue } from "./field-value.ts";
import { OverwrittenNote } from "./overwritten-note.tsx";
import type { EditableField } from "./field-form.ts";
import { TicketField } from "./ticket-field.tsx";
import { useTicket } from "./ticket-context.ts";
import css from "./context-pane.module.css";

const PERSON: readonly EditableField[] = ["requester", "contact", "dept", "site", "place"];
const FACTS: readonly EditableField[] = [
  "type",
  "category",
  "impact",
  "urgency",
  "channel",
  "canWork",
  "securityFlag",
  "errorText",
];

/** A part of the context under its name. */
export function ContextPart({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={css.part}>
      <div className={css.head}>
        <h3>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Who reports a fault asks for nothing; who asks for something reports none. */
function requesterWord({ row }: TicketDetail, t: Text): string {
  return row.type === "request" ? t("applicant") : t("ticket:field.requester");
}

/** Who has the trouble, and how to reach them. */
export function ContextPerson() {
  const t = useText("queue");
  const { detail } = useTicket();
  const open = useOpener("person");
  const person = atHand(detail.fields).requesterPerson;
  return (
    <ContextPart
      title={requesterWord(detail, t)}
      aside={
        open && typeof person === "string" && person !== "" ? (
          <UnstyledButton className={css.link} onClick={() => open(person)}>
            {t("person:open")}
          </UnstyledButton>
        ) : null
      }
    >
      <FieldList names={PERSON} />
    </ContextPart>
  );
}

export function ContextFacts() {
  const t = useText("queue");
  return (
    <ContextPart title={t("facts")}>
      <FieldList names={FACTS} />
    </ContextPart>
  );
}

/**
 * Fields changed where they stand: a line for each that says something, and behind them, in as little
 * room as their names take, those that say nothing yet. A field that is filled keeps the focus: it only
 * moves up.
 */
function FieldList({ names }: { names: readonly EditableField[] }) {
  const t = useText("ticket");
  const { detail, editable } = useTicket();
  const reading = useTicketValue();
  const filled = (name: EditableField) => reading(name, detail.fields[name]) !== "";
  const shown = names.filter((name) => editable || filled(name));
  return (
    <dl className={css.facts}>
      {shown.map((name) => (
        <div key={name} className={filled(name) ? css.fact : css.empty} data-field={name}>
          <dt>{t(`field.${name}`)}</dt>
          <dd>
            <TicketField name={name} empty={`+ ${t(`field.${name}`)}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const OUTCOME = ["solution", "resolutionCode", "rootCause", "confirmation", "rating"] as const;

/** How it was solved and confirmed, once it was. */
export function ContextOutcome() {
  const t = useText("queue");
  const words = useText("ticket");
  const { detail } = useTicket();
  const reading = useTicketValue();
  const { row, fields } = detail;
  if (row.status === "new" || row.status === "accepted") return null;
  return (
    <ContextPart title={t("outcome")}>
      <dl className={css.facts}>
        {OUTCOME.map((field) => (
          <div key={field} className={css.fact}>
            <dt>{words(`field.${field}`)}</dt>
            <dd>
              <Said text={reading(field, fields[field]) || t("domain:notGiven")} field={field} />
              <OverwrittenNote field={field} />
            </dd>
          </div>
        ))}
      </dl>
    </ContextPart>
  );
}
