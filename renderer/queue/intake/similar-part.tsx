import { useDebouncedValue } from "@mantine/hooks";
import { useRef } from "react";
import type { KeyboardEvent } from "react";
import type { SimilarTicket, SimilarTickets } from "../../../shared/ipc/intake.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { KeyHint, openRecord, useActions, useKeyOf } from "../../ui/index.ts";
import { isEscape } from "../../ui/actions/shortcut-rules.ts";
import type { NewTicketForm } from "../forms/new-ticket-form.ts";
import { TicketStatusMark } from "../list/ticket-marks.tsx";
import css from "./intake.module.css";

const KEY = "mod+d";
/** Nobody's typing is waited on: it is asked when a hand rests. */
const RESTS_MS = 300;
/** Shorter is no title yet. */
const LEAST = 2;

/** Tab passes it by, and Escape is its own, not the form's (`use-top-escape.ts`). */
const INSIDE = { tabIndex: -1, "data-mantine-stop-propagation": "true" } as const;

export type Solved = SimilarTickets["solved"][number];

interface Props {
  values: NewTicketForm;
  /** The earlier solution is what solved it: the ticket is opened and is solved by it. */
  onSolvedBy: (solved: Solved) => void;
  onLeave: () => void;
}

/**
 * Quietly beside what is being written: open tickets that may be the same, and how others were solved. Tab passes it
 * by; one key goes into it, the arrows move, Escape goes back.
 */
export function SimilarPart({ values, onSolvedBy, onLeave }: Props) {
  const t = useText("queue");
  const keyOf = useKeyOf();
  const part = useRef<HTMLDivElement>(null);
  const asked = {
    title: [...values.title.trim()].slice(0, 100).join(""),
    person: values.requesterPerson,
    assets: values.assets.map(({ id }) => id),
    site: values.site,
  };
  const [rested] = useDebouncedValue(JSON.stringify(asked), RESTS_MS);
  const about = JSON.parse(rested) as typeof asked;
  const isSaid = about.title.length >= LEAST || about.person !== null || about.assets.length > 0;
  const { data } = useCoreQuery("ticket.similar", isSaid ? about : null);
  const { open = [], solved = [] } = data ?? {};
  const isEmpty = open.length + solved.length === 0;
  const buttons = () => [...(part.current?.querySelectorAll<HTMLButtonElement>("button") ?? [])];
  useActions([
    {
      id: "ticket.similar",
      group: "ticket",
      shortcuts: [KEY],
      inDialogs: true,
      disabled: isEmpty,
      run: () => buttons()[0]?.focus(),
    },
  ]);
  if (isEmpty) return null;

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (isEscape(event.nativeEvent)) onLeave();
    else if (step) buttons()[buttons().findIndex((each) => each === document.activeElement) + step]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const why = ({ like }: SimilarTicket) => like.map((each) => t(`similar.like.${each}`)).join(t("and"));
  return (
    <div
      ref={part}
      className={css.similar}
      role="group"
      aria-label={t("similar.title")}
      onKeyDown={onKeyDown}
    >
      <span className={css.soft} aria-keyshortcuts={keyOf(KEY)}>
        {t("similar.title")} <KeyHint shortcut={KEY} />
      </span>
      {open.map((found) => (
        <button
          key={found.row.id}
          type="button"
          {...INSIDE}
          className={css.found}
          onClick={() => openRecord("queue", found.row.id)}
        >
          <span className={css.number}>{found.row.number}</span>
          <span className={css.name}>{found.row.title}</span>
          <TicketStatusMark status={found.row.status} />
          <span className={css.soft}>{why(found)}</span>
        </button>
      ))}
      {solved.map((found) => (
        <div key={found.row.id} className={css.solved}>
          <div className={css.words}>
            <span className={css.number}>{found.row.number}</span> {found.row.title}
            <p className={css.solution}>{found.solution}</p>
          </div>
          <button
            type="button"
            {...INSIDE}
            className={css.link}
            aria-label={t("similar.solvedByOf", { number: found.row.number })}
            onClick={() => onSolvedBy(found)}
          >
            {t("similar.solvedBy")}
          </button>
        </div>
      ))}
    </div>
  );
}
