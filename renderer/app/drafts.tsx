import { Button } from "@mantine/core";
import type { DraftRow } from "../../shared/ipc/change-batch.ts";
import { startAssetTask } from "../assets/task.ts";
import { useCore, useNow } from "../core/index.ts";
import { useDesk } from "../desk/index.ts";
import type { DeskDb } from "../desk/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import type { NewTicketForm } from "../queue/forms/new-ticket-form.ts";
import { EMPTY_TICKET, problemsOf } from "../queue/forms/new-ticket-form.ts";
import { useQueue } from "../queue/queue-state.ts";
import { AppDialog, DiscardButton, EmptyState, openRecord, showArea } from "../ui/index.ts";
import type { DraftTarget } from "./draft-target.ts";
import { draftTarget } from "./draft-target.ts";
import css from "./drafts.module.css";

function goOn(target: DraftTarget): void {
  switch (target.kind) {
    case "ticket":
      openRecord("queue", target.id);
      break;
    case "newTicket":
      showArea("queue");
      useQueue.setState({ opening: target.draft });
      break;
    case "conflict":
      openRecord("conflicts", target.id);
      break;
    case "directory":
      startAssetTask({ kind: "directory" });
      break;
    case "asset": {
      const assets = target.id ? [target.id] : [];
      if (target.task === "register") startAssetTask({ kind: "register" });
      else if (target.task === "edit") startAssetTask({ kind: "edit", asset: target.id ?? "" });
      else if (target.task === "return") startAssetTask({ kind: "return", assets });
      else startAssetTask({ kind: "handOver", assets, ticket: null });
      break;
    }
    case "unknown":
      break;
  }
}

/** What people call the record a draft belongs to; '' for none or one that is not on the desk. */
async function labelsOf(db: DeskDb, drafts: readonly DraftRow[]): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  for (const draft of drafts) {
    const target = draftTarget(draft);
    if (target.kind === "ticket") {
      const ticket = await db.ticket.get(target.id);
      if (ticket) labels.set(draft.key, `${ticket.number} ${ticket.title}`);
    } else if (target.kind === "asset" && target.id) {
      const asset = await db.asset.get(target.id);
      if (asset) labels.set(draft.key, asset.tag || asset.number);
    } else if (target.kind === "conflict") {
      const conflict = await db.conflict.get(target.id);
      if (conflict) labels.set(draft.key, conflict.label);
    }
  }
  return labels;
}

/** Everything that was begun and not sent: what it is, what is missing, and the way on. */
export function Drafts({ onClose }: { onClose: () => void }) {
  const t = useText("app");
  const core = useCore();
  const drafts = useDesk((db) => db.draft.toArray(), []);
  const keys = (drafts ?? []).map(({ key }) => key).join(" ");
  const labels = useDesk(async (db) => labelsOf(db, await db.draft.toArray()), [keys]);
  return (
    <AppDialog title={t("drafts.title")} size="lg" onClose={onClose}>
      {drafts === undefined ? null : drafts.length === 0 ? (
        <EmptyState title={t("drafts.none")}>{t("drafts.noneText")}</EmptyState>
      ) : (
        <ul>
          {drafts
            .toSorted((a, b) => b.updatedAt - a.updatedAt)
            .map((draft) => (
              <Line
                key={draft.key}
                draft={draft}
                label={labels?.get(draft.key) ?? ""}
                onGoOn={() => {
                  onClose();
                  goOn(draftTarget(draft));
                }}
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
  label: string;
  onGoOn: () => void;
  onDiscard: () => void;
}

function Line({ draft, label, onGoOn, onDiscard }: LineProps) {
  const t = useText("app");
  const domain = useText("domain");
  const format = useFormat();
  const now = useNow();
  const target = draftTarget(draft);
  const missing =
    target.kind === "newTicket"
      ? Object.keys(problemsOf({ ...EMPTY_TICKET, ...(draft.data as Partial<NewTicketForm>) }))
      : [];
  const title = typeof draft.data.title === "string" ? draft.data.title : "";
  return (
    <li className={css.line}>
      <div className={css.what}>
        <div>
          <strong>{domain([`operation.${draft.form}`, "operation.other"])}</strong> {label || title}
        </div>
        <div className={css.more}>
          {t("drafts.at", { when: format.moment(draft.updatedAt, now) })}
          {missing.length > 0
            ? t("drafts.missing", {
                fields: missing.map((name) => domain(`ticketField.${name}`)).join(t("drafts.and")),
              })
            : null}
        </div>
      </div>
      <DiscardButton onDiscard={onDiscard}>{t("drafts.discard")}</DiscardButton>
      {target.kind === "unknown" ? null : (
        <Button variant="default" onClick={onGoOn}>
          {t("drafts.goOn")}
        </Button>
      )}
    </li>
  );
}
