import { Button } from "@mantine/core";
import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import { useCommand, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ErrorNote, toast } from "../ui/index.ts";
import css from "./conflict-detail.module.css";
import { SideWords } from "./side-words.tsx";
import { WhoDecides } from "./who-decides.tsx";

/** Changes of state that cannot both hold: choose the one that does. */
export function StatePart({ row }: { row: ConflictRow }) {
  const t = useText("conflicts");
  const mayResolve = useMay("conflict.resolve");
  const { run, busy, error } = useCommand();

  async function settle(value: string) {
    const done = await run("conflict.resolve", {
      kind: row.kind,
      entity: row.entity,
      field: row.field,
      sides: row.sides.map((side) => side.op),
      value,
    });
    if (done.ok) toast(t("settled"));
  }

  return (
    <>
      {error && <ErrorNote error={error} />}
      <div className={css.stories} role="group" aria-label={t("state.sides")}>
        {row.sides.map((side) => {
          const status = typeof side.value === "string" ? side.value : null;
          const name = status === null ? t("state.none") : t(`domain:ticketStatus.${status}`);
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
