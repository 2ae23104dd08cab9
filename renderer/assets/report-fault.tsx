import { useEffect, useState } from "react";
import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import { sameJson } from "../../shared/log/canonical.ts";
import type { CoreError } from "../../shared/ipc/contract.ts";
import { useCore } from "../core/index.ts";
import { useDeskDb, useDeskRow } from "../desk/index.ts";
import { useText } from "../i18n/index.ts";
import { EMPTY_TICKET } from "../queue/forms/new-ticket-form.ts";
import type { NewTicketForm } from "../queue/forms/new-ticket-form.ts";
import { NewTicket } from "../queue/forms/new-ticket.tsx";
import { AppDialog, ErrorNote, openRecord } from "../ui/index.ts";

const DRAFT = "ticket.open";

/** The form as it should open: what was typed earlier, and this asset with the one who has it. */
function withAsset(kept: Partial<NewTicketForm>, row: AssetRow): NewTicketForm {
  const form = { ...EMPTY_TICKET, ...kept };
  const label = [row.tag || row.number, row.name || row.model].filter((part) => part !== "").join(" ");
  const named = form.assets.some((asset) => asset.id === row.id);
  const holder =
    form.requester === "" && row.holder !== null && !row.contested
      ? { requester: row.holder, requesterPerson: row.holderPerson, site: row.site, place: row.place }
      : {};
  return { ...form, ...holder, assets: named ? form.assets : [...form.assets, { id: row.id, label }] };
}

/**
 * 报修: the queue's own intake form about this asset. The asset is put into the form's draft, which
 * is how every form begins; a draft that nobody added anything to is taken back.
 */
export function ReportFault({ row, onClose }: { row: AssetRow; onClose: () => void }) {
  const t = useText("assets");
  const core = useCore();
  const db = useDeskDb();
  const [asset] = useState(row);
  const [begun, setBegun] = useState<{ data: NewTicketForm; fresh: boolean } | null>(null);
  const [error, setError] = useState<CoreError | null>(null);
  const draft = useDeskRow("draft", DRAFT);

  useEffect(() => {
    let gone = false;
    void db.draft.get(DRAFT).then(async (kept) => {
      const data = withAsset((kept?.data ?? {}) as Partial<NewTicketForm>, asset);
      const saved = await core.execute("draft.save", { key: DRAFT, form: DRAFT, data });
      if (gone) return;
      if (saved.ok) setBegun({ data, fresh: kept === undefined });
      else setError(saved.error);
    });
    return () => {
      gone = true;
    };
  }, [core, db, asset]);

  const ready =
    begun !== null &&
    (draft?.data as Partial<NewTicketForm> | undefined)?.assets?.some(({ id }) => id === asset.id);
  const [opened, setOpened] = useState(false);
  // Once open it stays open: sending the form forgets the draft.
  if (ready && !opened) setOpened(true);
  if (error) {
    return (
      <AppDialog title={t("verb.reportFault")} onClose={onClose}>
        <ErrorNote error={error} />
      </AppDialog>
    );
  }
  if (!opened) return null;
  return (
    <NewTicket
      onClose={() => {
        if (begun?.fresh && draft && sameJson(draft.data, begun.data)) {
          void core.execute("draft.discard", { key: DRAFT });
        }
        onClose();
      }}
      onOpened={(id) => {
        onClose();
        openRecord("queue", id);
      }}
    />
  );
}
