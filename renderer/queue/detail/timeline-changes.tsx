import { UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { useText } from "../../i18n/index.ts";
import { Said, useNames } from "../../records/index.ts";
import { useTicketValue } from "./field-value.ts";
import { changesOf } from "./history-changes.ts";
import type { TicketChange } from "./history-changes.ts";
import css from "./timeline.module.css";

/** What an act did in a word; what it changed behind it, folded, since it is seldom asked. */
export function TimelineChanges({ entry, act }: { entry: HistoryEntry; act: string }) {
  const t = useText("queue");
  const [open, setOpen] = useState(false);
  const list = useId();
  const changes = changesOf(entry);
  const words = useChangeWords(changes);
  if (changes.length === 0) return <span>{act}</span>;
  // Whom it was given to is what the line is read for.
  if (entry.type === "ticket.assign") {
    return (
      <span>
        {act} → {words(changes[0] as TicketChange) || t("assign.nobody")}
      </span>
    );
  }
  const Icon = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <UnstyledButton
        className={css.fold}
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        onClick={() => setOpen(!open)}
      >
        {entry.type === "ticket.edit" ? t("changed", { count: changes.length }) : act}
        <Icon size="0.875rem" aria-hidden />
      </UnstyledButton>
      {open ? <ChangeList id={list} entry={entry} changes={changes} words={words} /> : null}
    </>
  );
}

interface ListProps {
  id: string;
  entry: HistoryEntry;
  changes: readonly TicketChange[];
  words: (change: TicketChange) => string;
}

function ChangeList({ id, entry, changes, words }: ListProps) {
  const t = useText("queue");
  const ticket = useText("ticket");
  return (
    <dl id={id} className={css.changes}>
      {changes.map((change) => {
        const what = ticket([`field.${change.field}`, "domain:unknown.field"]);
        return (
          <div key={`${change.field} ${change.act}`}>
            <dt>{change.act === "set" ? what : t(`history.${change.act}`, { what })}</dt>
            <dd>
              <Said
                text={words(change) || t("emptyValue")}
                operation={entry.operation}
                field={change.field}
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function useChangeWords(changes: readonly TicketChange[]): (change: TicketChange) => string {
  const t = useText("domain");
  const reading = useTicketValue();
  const nameOf = useNames(changes.flatMap(({ value }) => (Array.isArray(value) ? (value as string[]) : [])));
  return ({ field, value }) =>
    Array.isArray(value)
      ? value
          .map((each) => (field === "assets" ? nameOf(String(each)) : String(each)))
          .join(t("entered.between"))
      : reading(field, value);
}
