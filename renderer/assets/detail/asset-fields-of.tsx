import type { ReactNode } from "react";
import { useMemo } from "react";
import { asset } from "../../../shared/domain/asset/asset.ts";
import type { AssetDetail } from "../../../shared/ipc/queries.ts";
import { EditedFieldsOf, ownMeta } from "../../fields/index.ts";

/** What is shown inside are fields of this asset, those of its kind among them. */
export function AssetFieldsOf({ detail, children }: { detail: AssetDetail; children: ReactNode }) {
  const { row, fields, own, processors, memories, media, ports, os, firmwares } = detail;
  const metas = useMemo(
    // What it still has of a kind before can be looked at: no kind asks for it any more.
    () => own.map(({ field, asked }) => ({ ...ownMeta(asset.name, "own", field), edited: asked })),
    [own],
  );
  const values = {
    ...fields,
    ...{ processors, memories, media, ports, os, firmwares },
    ...Object.fromEntries(own.map(({ field, value }) => [`own.${field.key}`, value])),
  };
  return (
    <EditedFieldsOf
      kind={asset.name}
      id={row.id}
      values={values}
      own={metas}
      uses={detail.uses}
      overwritten={detail.overwritten}
      closed={row.mergedInto !== null}
    >
      {children}
    </EditedFieldsOf>
  );
}
