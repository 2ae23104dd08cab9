import { Button } from "@mantine/core";
import { ACKNOWLEDGED } from "../../shared/domain/kind/guards.ts";
import type { ConflictSide } from "../../shared/log/state.ts";
import type { ConflictProps } from "../contributions/index.ts";
import { useCoreQuery, useMay } from "../core/index.ts";
import { EnteredValues, useEntered } from "../fields/index.ts";
import { actWords, useText } from "../i18n/index.ts";
import { ruleWords } from "../settling/conflict-label.ts";
import css from "../settling/settling.module.css";
import { SideWords } from "../settling/side-words.tsx";
import { WhoDecides } from "../settling/who-decides.tsx";
import { ErrorNote, Note } from "../ui/index.ts";
import { useSettle } from "./use-settle.ts";

/** A decision that a rule forbids, taken before its author could know: somebody looks at it and says so. */
export function BreachPart({ rows: [row] }: ConflictProps) {
  const t = useText("conflicts");
  const mayResolve = useMay("conflict.resolve");
  const { settle, busy, error } = useSettle(row);

  return (
    <>
      {error && <ErrorNote error={error} />}
      <Note tone="bad" title={ruleWords(t, row)} />
      <div className={css.stories} role="group" aria-label={t("breach.acts")}>
        {row.sides.map((side) => (
          <BreachAct key={side.op} side={side} />
        ))}
      </div>
      {mayResolve ? (
        <div className={css.foot}>
          <Button variant="default" disabled={busy} onClick={() => void settle(ACKNOWLEDGED)}>
            {t("breach.acknowledge")}
          </Button>
        </div>
      ) : (
        <WhoDecides permission="conflict.resolve" />
      )}
    </>
  );
}

/** One of the acts that do not go together: what was done, by whose hand, and all that it says. */
function BreachAct({ side }: { side: ConflictSide }) {
  const t = useText("conflicts");
  const { data } = useCoreQuery("operation.read", { id: side.op });
  const items = useEntered({ type: data?.type ?? "", payload: data?.payload ?? {} });
  return (
    <section className={css.story}>
      {data && <h3 className={css.storyTitle}>{actWords(t, data.type)}</h3>}
      <SideWords side={side} />
      {data && <EnteredValues items={items} />}
    </section>
  );
}
