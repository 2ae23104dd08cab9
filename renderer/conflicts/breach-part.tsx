import { Button } from "@mantine/core";
import { ACKNOWLEDGED } from "../../shared/domain/kind/guards.ts";
import type { ConflictProps } from "../contributions/index.ts";
import { useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import css from "../settling/settling.module.css";
import { SideWords } from "../settling/side-words.tsx";
import { WhoDecides } from "../settling/who-decides.tsx";
import { ErrorNote } from "../ui/index.ts";
import { useSettle } from "./use-settle.ts";

/** A decision that a rule forbids, taken before its author could know: somebody looks at it and says so. */
export function BreachPart({ rows: [row] }: ConflictProps) {
  const t = useText("conflicts");
  const mayResolve = useMay("conflict.resolve");
  const { settle, busy, error } = useSettle(row);

  return (
    <>
      {error && <ErrorNote error={error} />}
      <ul className={css.events} aria-label={t("breach.acts")}>
        {row.sides.map((side) => (
          <li key={side.op}>
            <SideWords side={side} />
          </li>
        ))}
      </ul>
      {mayResolve ? (
        <Button variant="default" disabled={busy} onClick={() => void settle(ACKNOWLEDGED)}>
          {t("breach.acknowledge")}
        </Button>
      ) : (
        <WhoDecides permission="conflict.resolve" />
      )}
    </>
  );
}
