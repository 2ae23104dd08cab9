import { Button } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import type { DraftRow } from "../../shared/ipc/change-batch.ts";
import { draftTarget, useContributions } from "../contributions/index.ts";
import { useCore, useNow } from "../core/index.ts";
import type { Desk } from "../desk/index.ts";
import { useDesk, useDeskRows } from "../desk/index.ts";
import { actWords, useFormat, useText } from "../i18n/index.ts";
import { draftNames } from "../records/index.ts";
import { AppDialog, DiscardButton, EmptyState } from "../ui/index.ts";
import css from "./drafts.module.css";

/** Everything that was begun and not sent: what it is, what is missing, and the way on. */
export function Drafts({ onClose }: { onClose: () => void }) {
  const t = useText("app");
  const core = useCore();
  const contributions = useContributions();
  const drafts = useDeskRows("draft");
  const names = useDesk(
    useCallback((desk: Desk) => draftNames(contributions, desk, desk.draft.all()), [contributions]),
  );
  return (
    <AppDialog title={t("drafts.title")} size="lg" onClose={onClose}>
      {drafts.length === 0 ? (
        <EmptyState title={t("drafts.none")}>{t("drafts.noneText")}</EmptyState>
      ) : (
        <ul>
          {drafts
            .toSorted((a, b) => b.updatedAt - a.updatedAt)
            .map((draft) => (
              <Line
                key={draft.key}
                draft={draft}
                name={names.get(draft.key) ?? ""}
                onGoOn={onClose}
                onDiscard={() => void core.execute("draft.discard", { key: draft.key })}
              />
            ))}
        </ul>
      )}
    </AppDialog>
  );
}

interface LineProps {
  draft: DraftRow;
  /** What people call the record it belongs to; '' for none. */
  name: string;
  /** Called before the form is opened. */
  onGoOn: () => void;
  onDiscard: () => void;
}

function Line({ draft, name, onGoOn, onDiscard }: LineProps) {
  const t = useText("app");
  const { forms } = useContributions();
  const format = useFormat();
  const now = useNow();
  const target = draftTarget(forms, draft);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const form = target?.form;
  useEffect(() => {
    let shown = true;
    void form?.missing?.(draft.data).then((names) => shown && setMissing(names));
    return () => {
      shown = false;
    };
  }, [form, draft.data]);
  const changed = target?.form.field?.(target.begun) ?? "";
  const field = changed === "" ? "" : t(changed);
  const title = typeof draft.data.title === "string" ? draft.data.title : "";
  return (
    <li className={css.line}>
      <div className={css.what}>
        <div>
          <strong>{actWords(t, draft.form)}</strong> {[name || title, field].filter(Boolean).join(" · ")}
        </div>
        <div className={css.more}>
          {t("drafts.at", { when: format.moment(draft.updatedAt, now) })}
          {missing.length > 0
            ? t("drafts.missing", {
                fields: missing.map((field) => t(field)).join(t("drafts.and")),
              })
            : null}
        </div>
      </div>
      <DiscardButton onDiscard={onDiscard}>{t("drafts.discard")}</DiscardButton>
      {target ? (
        <Button
          variant="default"
          onClick={() => {
            onGoOn();
            target.form.goOn(target.begun);
          }}
        >
          {t("drafts.goOn")}
        </Button>
      ) : null}
    </li>
  );
}
