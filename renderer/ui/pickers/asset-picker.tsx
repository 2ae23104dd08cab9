import { useDebouncedValue } from "@mantine/hooks";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { useCore, useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useScansInto } from "../actions/scans.ts";
import { assetLine } from "./asset-line.ts";
import { isBegunCode } from "./longer.ts";
import css from "./pickers.module.css";
import { askForAsset } from "./scanned-asset.ts";
import { SearchPicker } from "./search-picker.tsx";

interface Props {
  label: string;
  onAsset: (asset: AssetRow) => void;
  /** Already chosen: not offered again. */
  except?: readonly string[];
  hideLabel?: boolean;
}

/**
 * Finds an asset by number, tag, serial, name, model or holder; empties itself after the choice. What is
 * scanned into it takes the asset that bears exactly this code, or none.
 */
export function AssetPicker({ onAsset, except = [], ...rest }: Props) {
  const t = useText("ui");
  const core = useCore();
  const field = useRef<HTMLInputElement>(null);
  /** Why the last scan chose nothing. */
  const [missed, setMissed] = useState<string | null>(null);
  const [scans, setScans] = useState(0);
  useScansInto(
    field,
    (code) => askForAsset(core, code),
    (code, found) => {
      const asset = found.is === "asset" ? found.asset : null;
      const already = asset !== null && except.includes(asset.id);
      const why = found.is !== "asset" ? found.is : already ? "already" : null;
      setScans((before) => before + 1);
      setMissed(why === null ? null : t(`scanned.${why}`, { code }));
      // What comes next is asked of a form that has this one.
      if (asset && !already) flushSync(() => onAsset(asset));
      return asset !== null;
    },
  );
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 80);
  /** Nothing is looked up for a box that nobody has come to. */
  const [near, setNear] = useState(false);
  const found = useCoreQuery("asset.page", near || asked !== "" ? { text: asked, limit: 10 } : null);
  const rows = (found.data?.rows ?? []).filter((row) => !except.includes(row.id) && !row.mergedInto);
  return (
    <SearchPicker
      {...rest}
      error={missed}
      scan={field}
      scans={scans}
      onNear={() => setNear(true)}
      text={text}
      onText={(typed) => {
        setMissed(null);
        setText(typed);
      }}
      rows={rows}
      settled={asked === text.trim() && !found.loading}
      keyOf={(asset) => asset.id}
      onPick={(asset) => {
        setMissed(null);
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
