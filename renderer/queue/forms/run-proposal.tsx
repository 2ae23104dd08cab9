import { Button } from "@mantine/core";
import { IconStethoscope } from "@tabler/icons-react";
import type { Proposal } from "../../runs/run-facts.ts";
import { lastFinished, proposalIn } from "../../runs/run-facts.ts";
import { useInLanguage, useRunsOfTicket } from "../../runs/use-runs.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { KeyHint, useActions, useKeyOf } from "../../ui/index.ts";
import type { ResolveForm } from "./resolve-form.ts";
import css from "./run-proposal.module.css";

const KEY = "mod+d";

/** What the last finished run of the ticket proposes; null where there is nothing to take over. */
export function useProposal(ticket: string): Proposal | null {
  const last = lastFinished(useRunsOfTicket(ticket));
  const { data } = useCoreQuery("run.get", last && { id: last.id });
  return data ? proposalIn(data) : null;
}

interface Props {
  proposal: Proposal;
  values: ResolveForm;
  onTake: (taken: Partial<ResolveForm>) => void;
}

/** A suggestion and no more: one key or click takes it into the form, where it can be changed. */
export function RunProposal({ proposal, values, onTake }: Props) {
  const t = useText("findings");
  const keyOf = useKeyOf();
  const said = useInLanguage();
  const causes = useDefinitions("cause");
  const { number, title, rootCause } = proposal;
  const solution = said(proposal.solution);
  // A cause that the team offers no longer is not brought back by a checklist.
  const cause = causes.choices(null).some(({ value }) => value === rootCause) ? rootCause : null;
  const taken: Partial<ResolveForm> = {
    ...(cause === null ? {} : { rootCause: cause }),
    ...(solution === "" ? {} : { solution }),
  };
  const stands = Object.entries(taken).every(([name, value]) => values[name as keyof ResolveForm] === value);
  const take = () => onTake(taken);
  useActions([{ id: "ticket.takeProposal", group: "ticket", shortcuts: [KEY], disabled: stands, run: take }]);
  if (Object.keys(taken).length === 0) return null;
  return (
    <div className={css.proposal} role="note">
      <IconStethoscope size="1rem" aria-hidden />
      <div className={css.words}>
        <div className={css.head}>{t("proposal.title", { conclusion: said(title), number })}</div>
        {stands ? (
          t("proposal.taken")
        ) : (
          <>
            {solution}
            {cause === null ? null : (
              <span className={css.cause}> {t("proposal.cause", { cause: causes.word(cause) })}</span>
            )}
          </>
        )}
      </div>
      {stands ? null : (
        <Button variant="default" size="compact-sm" aria-keyshortcuts={keyOf(KEY)} onClick={take}>
          {t("proposal.take")} <KeyHint shortcut={KEY} />
        </Button>
      )}
    </div>
  );
}
