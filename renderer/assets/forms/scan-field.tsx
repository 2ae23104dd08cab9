import { TextInput } from "@mantine/core";
import { IconAlertTriangle, IconBarcode, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { useCore } from "../../core/index.ts";
import type { CoreClient } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { isComposing } from "../../ui/actions/shortcut-rules.ts";
import type { AddOutcome } from "./custody-lines.ts";
import { scannedAssets } from "./scanned-assets.ts";
import css from "./scan-field.module.css";

interface Props {
  /** Takes the asset and says what became of it. */
  onAsset: (asset: AssetRow) => AddOutcome;
  error?: string | undefined;
}

type Said = { outcome: AddOutcome | "unknown" | "notAsset" | "several"; code: string; name: string };

const LOOKS = {
  added: { tone: "ok", Icon: IconCircleCheck },
  duplicate: { tone: "warn", Icon: IconAlertTriangle },
  full: { tone: "bad", Icon: IconCircleX },
  unknown: { tone: "bad", Icon: IconCircleX },
  notAsset: { tone: "bad", Icon: IconCircleX },
  several: { tone: "warn", Icon: IconAlertTriangle },
} as const;

/** The asset a code means; a merged record leads to the one it became part of. */
export async function assetOf(core: CoreClient, id: string): Promise<AssetRow | null> {
  const found = await core.query("asset.get", { id });
  if (!found.ok) return null;
  const { row } = found.value;
  return row.mergedInto !== null && row.mergedInto !== id ? assetOf(core, row.mergedInto) : row;
}

/**
 * One field for many scans: a code and Enter adds an asset, the field empties itself and keeps the
 * focus. What was found is said in colour, icon and word.
 */
export function ScanField({ onAsset, error }: Props) {
  const t = useText("assets");
  const core = useCore();
  const [code, setCode] = useState("");
  const [said, setSaid] = useState<Said | null>(null);
  // Scans may come faster than answers; they are taken one after the other.
  const queue = useRef(Promise.resolve());

  async function take(scanned: string): Promise<void> {
    const found = await core.query("scan.resolve", { code: scanned });
    const hit = found.ok ? found.value : null;
    if (!hit) return setSaid({ outcome: "unknown", code: scanned, name: "" });
    const [only, another] = scannedAssets(hit);
    if (only === undefined) return setSaid({ outcome: "notAsset", code: scanned, name: "" });
    if (another !== undefined) return setSaid({ outcome: "several", code: scanned, name: "" });
    const asset = await assetOf(core, only);
    if (!asset) return setSaid({ outcome: "unknown", code: scanned, name: "" });
    setSaid({ outcome: onAsset(asset), code: scanned, name: asset.name || asset.model || asset.number });
  }

  function submit() {
    const scanned = code.trim();
    if (scanned === "") return;
    setCode("");
    queue.current = queue.current.then(() => take(scanned));
  }

  const look = said ? LOOKS[said.outcome] : null;
  return (
    <div>
      <TextInput
        label={t("scan.label")}
        description={t("scan.hint")}
        leftSection={<IconBarcode size="1.125rem" aria-hidden />}
        value={code}
        error={error}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        onChange={(event) => setCode(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey)
            return;
          // Enter ends a scan; it must not send the form.
          event.preventDefault();
          submit();
        }}
      />
      <p className={css.said} data-tone={look?.tone} role="status">
        {said && look && (
          <>
            <look.Icon size="1.25rem" aria-hidden />
            {t(`scan.${said.outcome}`, { code: said.code, name: said.name })}
          </>
        )}
      </p>
    </div>
  );
}
