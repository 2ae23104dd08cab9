import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import { useState } from "react";
import { EMPTY_TICKET, NEW_TICKET } from "../queue/forms/new-ticket-form.ts";
import type { NewTicketForm } from "../queue/forms/new-ticket-form.ts";
import { NewTicket } from "../queue/forms/new-ticket.tsx";
import { openRecord } from "../ui/index.ts";

/** The intake form about an asset, with the one who has it; who that is stays open while it is contested. */
function aboutAsset(row: AssetRow): NewTicketForm {
  const label = [row.tag || row.number, row.name || row.model].filter((part) => part !== "").join(" ");
  const holder =
    row.holder !== null && !row.contested
      ? { requester: row.holder, requesterPerson: row.holderPerson, site: row.site, place: row.place }
      : {};
  return { ...EMPTY_TICKET, ...holder, assets: [{ id: row.id, label }] };
}

/** 报修: the queue's own intake form about this asset, kept as a draft of its own. */
export function ReportFault({ row, onClose }: { row: AssetRow; onClose: () => void }) {
  const [initial] = useState(() => aboutAsset(row));
  return (
    <NewTicket
      draft={`${NEW_TICKET}:${row.id}`}
      initial={initial}
      onClose={onClose}
      onOpened={(id) => {
        onClose();
        openRecord("queue", id);
      }}
    />
  );
}
