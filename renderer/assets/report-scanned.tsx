import { useState } from "react";
import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import type { TaskProps } from "../contributions/index.ts";
import { BeginForm } from "../contributions/index.ts";
import { openRecord } from "../ui/index.ts";
import { useAssets } from "../ui/pickers/use-assets.ts";
import { INTAKE, aboutAsset } from "./report-fault.tsx";

/** 报修 of what was scanned: the intake form with these assets, above whatever is shown. */
export default function ReportScanned({ records, onClose }: TaskProps) {
  const rows = useAssets(records);
  return rows === null ? null : <Form rows={rows} onClose={onClose} />;
}

function Form({ rows, onClose }: { rows: readonly AssetRow[]; onClose: () => void }) {
  const [initial] = useState(() => {
    const each = rows.map((row) => aboutAsset(row, undefined));
    const assets = each.flatMap((about) => about.assets ?? []);
    // Who reports several things is whoever has them all; else a person says it.
    const [first] = each;
    const same = each.every(({ requester }) => requester === first?.requester);
    return same && first ? { ...first, assets } : { assets };
  });
  return (
    <BeginForm
      form={INTAKE}
      draft={`${INTAKE}:${rows[0]?.id ?? ""}`}
      initial={initial}
      onClose={onClose}
      onOpened={(id) => {
        onClose();
        openRecord("queue", id);
      }}
    />
  );
}
