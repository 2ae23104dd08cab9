import { Button } from "@mantine/core";
import { useState } from "react";
import { useText } from "../../i18n/index.ts";
import { KeyHint, useKeyOf } from "../../ui/index.ts";
import { ResolveInPlace } from "../forms/resolve-in-place.tsx";
import { mayAct } from "../next-step.ts";
import { HeldBack } from "./held-back.tsx";
import { NoteComposer } from "./note-composer.tsx";
import { useTicket } from "./ticket-context.ts";
import { STEP_KEYS } from "./ticket-steps.tsx";
import type { TicketSteps } from "./ticket-steps.tsx";
import css from "./composer.module.css";

/** What is written at the foot of the ticket: a note, or how it was solved. */
export type Writing = { what: "note" } | { what: "solution"; proposal: string };

interface Props {
  steps: TicketSteps;
  writing: Writing;
  onWriting: (writing: Writing) => void;
  /** The field was left: single keys act again. */
  onLeave: () => void;
}

/** Always at the foot of the ticket: the place to write, and the next step. */
export function Composer({ steps, writing, onWriting, onLeave }: Props) {
  const t = useText("queue");
  const keyOf = useKeyOf();
  const { detail, editable } = useTicket();
  const standing = { status: detail.row.status };
  const rights = { write: editable, archive: false };
  const notes = mayAct("note", standing, rights);
  const solving = writing.what === "solution" && mayAct("resolve", standing, rights);
  const { primary } = steps;
  if (!notes && !primary) return null;
  const ends = mayAct("resolve", standing, rights) || mayAct("close", standing, rights);

  const next = primary ? (
    <Button aria-keyshortcuts={keyOf(STEP_KEYS[primary])} onClick={() => steps.begin(primary)}>
      {t(`act.${primary}`)} <KeyHint shortcut={STEP_KEYS[primary]} />
    </Button>
  ) : null;
  return (
    <section className={css.composer} aria-label={t("composer")}>
      {ends ? <HeldBack ending={solving} /> : null}
      {solving ? (
        <ResolveInPlace
          proposal={writing.proposal}
          onClose={() => {
            onWriting({ what: "note" });
            onLeave();
          }}
        />
      ) : notes ? (
        <NoteComposer
          next={next}
          working={<Working steps={steps} />}
          onLeave={onLeave}
          onSolve={
            mayAct("resolve", standing, rights)
              ? (proposal) => onWriting({ what: "solution", proposal })
              : null
          }
          solvingIsNext={primary === "resolve"}
          onFailed={() => onWriting({ what: "note" })}
        />
      ) : (
        <div className={css.foot}>{next}</div>
      )}
    </section>
  );
}

/** On site, on hold and on again: said while one works, beside what is written. */
function Working({ steps }: { steps: TicketSteps }) {
  const t = useText("queue");
  const keyOf = useKeyOf();
  return steps.working.map((each) => (
    <Button
      key={each}
      variant="subtle"
      color="gray"
      size="compact-sm"
      aria-keyshortcuts={keyOf(STEP_KEYS[each])}
      onClick={() => steps.begin(each)}
    >
      {t(`act.${each}`)} <KeyHint shortcut={STEP_KEYS[each]} />
    </Button>
  ));
}

/** What is being written at the foot of a ticket, and how it begins to be its solution. */
export function useWriting(lastNote: string) {
  const [writing, setWriting] = useState<Writing>({ what: "note" });
  return { writing, setWriting, solve: () => setWriting({ what: "solution", proposal: lastNote }) };
}
