import { Button } from "@mantine/core";
import type { ConflictProps } from "../contributions/index.ts";
import { useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import css from "../settling/settling.module.css";
import { SideWords } from "../settling/side-words.tsx";
import { WhoDecides } from "../settling/who-decides.tsx";
import { ErrorNote } from "../ui/index.ts";
import { useSettle } from "./use-settle.ts";

/** Changes of state that cannot both hold: choose the one that does. */
export function StatePart({ rows: [row] }: ConflictProps) {
  const t = useText("conflicts");
  const mayResolve = useMay("conflict.resolve");
  const { settle, busy, error } = useSettle(row);

  return (
    <>
      {error && <ErrorNote error={error} />}
      <div className={css.stories} role="group" aria-label={t("state.sides")}>
        {row.sides.map((side) => {
          const status = typeof side.value === "string" ? side.value : null;
          const name = status === null ? t("state.none") : t(`${row.kind}:${row.field}.${status}`);
          return (
            <section key={side.op} className={css.story} aria-label={name}>
              <h3 className={css.storyTitle}>{name}</h3>
              <SideWords side={side} />
              {mayResolve && status !== null && (
                <Button variant="default" disabled={busy} onClick={() => void settle(status)}>
                  {t("state.take", { name })}
                </Button>
              )}
            </section>
          );
        })}
      </div>
      {!mayResolve && <WhoDecides permission="conflict.resolve" />}
    </>
  );
}
