import { Button } from "@mantine/core";
import { useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { isPicture } from "../../../shared/blob/media-type.ts";
import { useMay } from "../../core/index.ts";
import type { AttachedFile } from "../../files/attached-file.ts";
import { useText } from "../../i18n/index.ts";
import { Note, useActions } from "../../ui/index.ts";
import { ClassifyDialog } from "./classify-dialog.tsx";

interface Props {
  row: AssetRow;
  files: readonly AttachedFile[];
}

/**
 * That an asset is classified, before anything is done with it; the acts that mark it and take the mark away.
 * Pictures from before the mark, or from a laptop that did not know of it, stay, and are told.
 */
export function Classified({ row, files }: Props) {
  const t = useText("assets");
  const mayMark = useMay("asset.write") && row.mergedInto === null;
  const mayFree = useMay("asset.declassify") && row.mergedInto === null;
  const [act, setAct] = useState<"classify" | "declassify" | null>(null);
  useActions([
    {
      id: "asset.classify",
      of: row.id,
      group: "asset",
      shortcuts: [],
      disabled: !mayMark || row.classified,
      run: () => setAct("classify"),
    },
    {
      id: "asset.declassify",
      of: row.id,
      group: "asset",
      shortcuts: [],
      disabled: !mayFree || !row.classified,
      run: () => setAct("declassify"),
    },
  ]);
  const pictures = files.filter(({ type }) => isPicture(type)).length;
  return (
    <>
      {row.classified && (
        <Note
          tone="bad"
          title={t("classified.title")}
          actions={
            mayFree && (
              <Button variant="default" size="compact-sm" onClick={() => setAct("declassify")}>
                {t("asset:act.declassify")}
              </Button>
            )
          }
        >
          {pictures > 0 ? t("classified.pictures", { count: pictures }) : t("classified.hint")}
        </Note>
      )}
      {act && (
        <ClassifyDialog asset={row.id} name={row.tag || row.number} act={act} onClose={() => setAct(null)} />
      )}
    </>
  );
}
