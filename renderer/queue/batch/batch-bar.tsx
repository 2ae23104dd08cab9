import { Button } from "@mantine/core";
import { useState } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import { useCoreSession, useErrorWords, useMay } from "../../core/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { AppDialog, KeyHint, useActions } from "../../ui/index.ts";
import { aroundChosen, unfiled, withCallers } from "./around-chosen.ts";
import type { AroundChosen } from "./around-chosen.ts";
import { BatchDialog } from "./batch-dialog.tsx";
import { AT_ONCE, BATCH_ACTS, BATCH_KEYS, UNSAID, batchOf } from "./batch-forms.ts";
import type { BatchAct, BatchValues } from "./batch-forms.ts";
import { carryOut } from "./carry-out.ts";
import type { Outcome } from "./carry-out.ts";
import { choose, chooseNone, useChosen } from "./chosen.ts";
import css from "./batch.module.css";

/** What is done with all that are chosen: one act, and what of it was refused, ticket by ticket. */
export default function BatchBar() {
  const t = useText("queue");
  const { ids } = useChosen();
  const { acts, client, now } = useCoreSession();
  const mayWrite = useMay("ticket.write");
  const [act, setAct] = useState<BatchAct | null>(null);
  const [busy, setBusy] = useState(false);
  const [around, setAround] = useState<AroundChosen>(new Map());
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function send(chosen: BatchAct, values: BatchValues) {
    setBusy(true);
    // Who else reports a fault may have changed while it was written what is done.
    const known = await aroundChosen(client, [...ids]);
    const wanted = withCallers(batchOf(chosen, [...ids], values), known, now());
    const came = await carryOut(wanted, (asked) => acts.run(asked));
    setBusy(false);
    setAct(null);
    choose(came.done, false);
    if (came.refused.length > 0) setOutcome(came);
  }

  function begin(chosen: BatchAct) {
    if (busy || ids.size === 0) return;
    if (AT_ONCE.includes(chosen)) return void send(chosen, UNSAID);
    setAround(new Map());
    if (chosen === "close") void aroundChosen(client, [...ids]).then(setAround);
    setAct(chosen);
  }

  const off = !mayWrite || ids.size === 0;
  useActions(
    BATCH_ACTS.map((each) => ({
      id: `list.${each}`,
      group: "list",
      // While some are chosen the letter of an act is for them, and not for the one that is open beside them.
      above: true,
      shortcuts: [BATCH_KEYS[each]],
      disabled: off,
      run: () => begin(each),
    })),
  );

  return (
    <>
      {ids.size > 0 ? (
        <div className={css.bar} role="toolbar" aria-label={t("batch.label")}>
          <strong className={css.count}>{t("batch.count", { count: ids.size })}</strong>
          {mayWrite
            ? BATCH_ACTS.map((each) => (
                <Button
                  key={each}
                  size="compact-sm"
                  variant="default"
                  disabled={busy}
                  onClick={() => begin(each)}
                >
                  {t(`batch.act.${each}`)} <KeyHint shortcut={BATCH_KEYS[each]} />
                </Button>
              ))
            : null}
          <Button size="compact-sm" variant="subtle" color="gray" onClick={chooseNone}>
            {t("batch.none")}
          </Button>
        </div>
      ) : null}
      {act ? (
        <BatchDialog
          act={act}
          count={ids.size}
          unfiled={act === "close" ? unfiled(around) : []}
          busy={busy}
          onSend={(values) => void send(act, values)}
          onClose={() => setAct(null)}
        />
      ) : null}
      {outcome ? <Refusals outcome={outcome} onClose={() => setOutcome(null)} /> : null}
    </>
  );
}

/** Fields that the act needs and that are empty. */
function missingIn({ details }: CoreError): string[] {
  return Array.isArray(details?.missing) ? details.missing.map(String) : [];
}

function Refusals({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const t = useText("queue");
  const tickets = useDeskRows("ticket");
  const wordsOf = useErrorWords();
  return (
    <AppDialog
      title={t("batch.refused", { done: outcome.done.length, count: outcome.refused.length })}
      onClose={onClose}
    >
      <ul className={css.refused}>
        {outcome.refused.map(({ ticket, error }) => {
          const row = tickets.find(({ id }) => id === ticket);
          const { what } = wordsOf(error);
          const missing = missingIn(error).map((name) =>
            t([`ticket:field.${name}`, "domain:entered.asIs"], { value: name }),
          );
          return (
            <li key={ticket}>
              <strong>{row ? `${row.number} ${row.title}` : ticket}</strong>
              <span>
                {missing.length > 0
                  ? t("batch.missing", { fields: missing.join(t("domain:entered.between")) })
                  : what}
              </span>
            </li>
          );
        })}
      </ul>
    </AppDialog>
  );
}
