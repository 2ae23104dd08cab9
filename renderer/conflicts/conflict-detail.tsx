import { Button } from "@mantine/core";
import { createElement } from "react";
import type { ConflictProps } from "../contributions/index.ts";
import { useContributions, useOpener } from "../contributions/index.ts";
import { useText } from "../i18n/index.ts";
import { conflictLabel } from "../settling/conflict-label.ts";
import css from "../settling/settling.module.css";
import { PaneBody } from "../ui/index.ts";
import { COMMON_PARTS } from "./common-parts.ts";
import { ConflictIcon } from "./conflict-icon.tsx";

/** One decision: what happened, the stories side by side, and what settles it. */
export function ConflictDetail({ rows }: ConflictProps) {
  const [row] = rows;
  const t = useText("conflicts");
  const open = useOpener(row.kind);
  const { records } = useContributions();
  const Part = records[row.kind]?.conflicts?.[row.class] ?? COMMON_PARTS[row.class];
  return (
    <article className={css.detail} aria-label={conflictLabel(t, rows)}>
      <header className={css.header}>
        <p className={css.about}>
          <span className={css.icon}>
            <ConflictIcon row={row} />
          </span>
          {conflictLabel(t, rows)}
        </p>
        <div className={css.line}>
          <h2 className={css.title}>{row.label || t("nameless")}</h2>
          {open && row.class !== "orphan" && (
            <Button variant="default" onClick={() => open(row.entity)}>
              {t(`${row.kind}:open`)}
            </Button>
          )}
        </div>
        <p className={css.why}>{t(`why.${row.class}`)}</p>
      </header>
      <PaneBody>
        <div className={css.body}>{Part && createElement(Part, { rows })}</div>
      </PaneBody>
    </article>
  );
}
