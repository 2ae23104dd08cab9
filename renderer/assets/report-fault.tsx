import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import { atHand } from "../../shared/log/parts.ts";
import { useState } from "react";
import type { DialogForms } from "../contributions/index.ts";
import { BeginForm } from "../contributions/index.ts";
import { openRecord } from "../ui/index.ts";

/** The intake form, of whoever contributes it. */
export const INTAKE = "ticket.open";

/** The intake form about an asset, with the one who has it; who that is stays open while it is contested. */
export function aboutAsset(row: AssetRow): DialogForms[typeof INTAKE] {
  const label = [row.tag || row.number, row.name || row.model].filter((part) => part !== "").join(" ");
  const assets = [{ id: row.id, label }];
  if (row.holder === null || row.contested) return { assets };
  const { holder, holderPerson, site, place } = atHand(row);
  return { requester: holder ?? "", requesterPerson: holderPerson, site, place, assets };
}

/** 报修: the intake form about this asset, kept as a draft of its own. */
export function ReportFault({ row, onClose }: { row: AssetRow; onClose: () => void }) {
  const [initial] = useState(() => aboutAsset(row));
  return (
    <BeginForm
      form={INTAKE}
      draft={`${INTAKE}:${row.id}`}
      initial={initial}
      onClose={onClose}
      onOpened={(id) => {
        onClose();
        openRecord("queue", id);
      }}
    />
  );
}
