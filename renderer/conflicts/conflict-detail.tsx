import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import { useText } from "../i18n/index.ts";
import { PaneBody, openPerson, openRecord } from "../ui/index.ts";
import { ChainPart } from "./chain-part.tsx";
import { ConflictIcon } from "./conflict-icon.tsx";
import { conflictLabel } from "./conflict-label.ts";
import css from "./conflict-detail.module.css";
import { OrphanPart } from "./orphan-part.tsx";
import { StatePart } from "./state-part.tsx";
import { TextPart } from "./text-part.tsx";
import { UniquePart } from "./unique-part.tsx";

/** One conflict: what happened, the stories side by side, and what settles it. */
export function ConflictDetail({ row }: { row: ConflictRow }) {
  const t = useText("conflicts");
  const open = openerOf(row);
  return (
    <article className={css.detail} aria-label={conflictLabel(t, row)}>
      <header className={css.header}>
        <p className={css.about}>
          <span className={css.icon}>
            <ConflictIcon row={row} />
          </span>
          {conflictLabel(t, row)}
        </p>
        <div className={css.line}>
          <h2 className={css.title}>{row.label || t("nameless")}</h2>
          {open && row.class !== "orphan" && (
            <Button variant="default" onClick={open}>
              {t(`open.${row.kind}`)}
            </Button>
          )}
        </div>
        <p className={css.why}>{t(`why.${row.class}`)}</p>
      </header>
      <PaneBody>
        <div className={css.body}>{partOf(row)}</div>
      </PaneBody>
    </article>
  );
}

function partOf(row: ConflictRow): ReactNode {
  switch (row.class) {
    case "chain":
      return <ChainPart row={row} />;
    case "text":
      return <TextPart row={row} />;
    case "state":
      return <StatePart row={row} />;
    case "unique":
      return <UniquePart row={row} />;
    case "orphan":
      return <OrphanPart row={row} />;
  }
}

function openerOf({ kind, entity }: ConflictRow): (() => void) | null {
  if (kind === "ticket") return () => openRecord("queue", entity);
  if (kind === "asset") return () => openRecord("assets", entity);
  return kind === "person" ? () => openPerson(entity) : null;
}
