import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { assetLine } from "./asset-line.ts";
import { isBegunCode } from "./longer.ts";
import css from "./pickers.module.css";
import { SearchPicker } from "./search-picker.tsx";

interface Props {
  label: string;
  onAsset: (asset: AssetRow) => void;
  /** Already chosen: not offered again. */
  except?: readonly string[];
  error?: string;
  autoFocus?: boolean;
  hideLabel?: boolean;
}

/** Finds an asset by number, tag, serial, name, model or holder; empties itself after the choice. */
export function AssetPicker({ onAsset, except = [], ...rest }: Props) {
  const t = useText("ui");
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 80);
  const found = useCoreQuery("asset.page", { text: asked, limit: 10 });
  const rows = (found.data?.rows ?? []).filter((row) => !except.includes(row.id) && !row.mergedInto);
  return (
    <SearchPicker
      {...rest}
      scan
      text={text}
      onText={setText}
      rows={rows}
      settled={asked === text.trim() && !found.loading}
      keyOf={(asset) => asset.id}
      onPick={(asset) => {
        setText("");
        onAsset(asset);
      }}
      isMeant={({ tag, number, serial }, alone) => alone || !isBegunCode([tag, number, serial], asked)}
      notMeant={t("chooseOne", { text: asked })}
      nothing={t("noAssetFound")}
      placeholder={t("assetHint")}
      option={(asset) => (
        <>
          <span>{asset.tag || asset.number}</span>
          <span className={css.sub}>{assetLine(asset).join(" · ")}</span>
        </>
      )}
    />
  );
}
