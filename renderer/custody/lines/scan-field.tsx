import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconBarcode, IconCircleCheck, IconCircleX, IconX } from "@tabler/icons-react";
import { useLayoutEffect, useRef, useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { useCore } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { scanSeries } from "../../ui/actions/scan-series.ts";
import { scanTaker, useScans } from "../../ui/actions/scans.ts";
import { isComposing } from "../../ui/actions/shortcut-rules.ts";
import type { ScannedAsset } from "../../ui/pickers/scanned-asset.ts";
import { askForAsset, assetOf } from "../../ui/pickers/scanned-asset.ts";
import type { AddOutcome } from "./custody-lines.ts";
import css from "./scan-field.module.css";
import type { ScanNote, ScanWord } from "./scan-notes.ts";
import { noted } from "./scan-notes.ts";

/** What a row makes of scans beside its assets. */
export interface RowScans {
  onBadge: (person: string) => void;
  /** Who else of the row it was prepared for. */
  preparedFor: (asset: string) => string | null;
}

interface Props {
  row?: RowScans | undefined;
  /** Takes the asset and says what became of it. */
  onAsset: (asset: AssetRow) => AddOutcome | "nobody";
  error?: string | undefined;
}

type Said = Omit<ScanNote, "id">;

const LOOKS: Record<ScanWord, { tone: "ok" | "warn" | "bad"; Icon: typeof IconX }> = {
  added: { tone: "ok", Icon: IconCircleCheck },
  checked: { tone: "ok", Icon: IconCircleCheck },
  nobody: { tone: "warn", Icon: IconAlertTriangle },
  prepared: { tone: "bad", Icon: IconCircleX },
  duplicate: { tone: "warn", Icon: IconAlertTriangle },
  full: { tone: "bad", Icon: IconCircleX },
  unknown: { tone: "bad", Icon: IconCircleX },
  notAsset: { tone: "bad", Icon: IconCircleX },
  several: { tone: "warn", Icon: IconAlertTriangle },
  failed: { tone: "bad", Icon: IconCircleX },
};

/**
 * One field for many scans: a code and Enter adds an asset, the field empties itself and keeps the
 * focus. What was found is said in colour, icon and word; what made no line stays below until it is
 * taken away.
 */
export function ScanField({ onAsset, error, row }: Props) {
  const t = useText("custody");
  const core = useCore();
  const [code, setCode] = useState("");
  const [added, setAdded] = useState<Said | null>(null);
  const [notes, setNotes] = useState<readonly ScanNote[]>([]);

  function take(scanned: string, found: ScannedAsset) {
    if (row && found.is === "notAsset" && found.person !== null) return row.onBadge(found.person);
    const asset = found.is === "asset" ? found.asset : null;
    const other = asset && row ? row.preparedFor(asset.id) : null;
    const said: Said = {
      code: scanned,
      word: other !== null ? "prepared" : asset ? taken(asset) : (found.is as ScanWord),
      name: other ?? (asset ? asset.name || asset.model || asset.number : ""),
      candidates: found.is === "several" ? found.candidates : [],
    };
    setAdded(said.word === "added" || said.word === "checked" ? said : null);
    setNotes((all) => noted(all, said));
  }
  /** What was prepared is scanned once more before it is given. */
  function taken(asset: AssetRow): ScanWord {
    const outcome = onAsset(asset);
    return row && outcome === "duplicate" ? "checked" : outcome;
  }
  // Answers come after other things were drawn.
  const newest = useRef(take);
  useLayoutEffect(() => {
    newest.current = take;
  });
  const series = useRef<(code: string) => Promise<void>>(undefined);
  function scan(scanned: string) {
    series.current ??= scanSeries(
      (each) => askForAsset(core, each),
      (each, found) => newest.current(each, found),
      (each) => scanTaker()?.(each),
    );
    void series.current(scanned);
  }

  const remove = (id: number) => setNotes((all) => all.filter((note) => note.id !== id));
  async function choose(note: ScanNote, id: string) {
    const asset = await assetOf(core, id);
    if (!asset) return;
    remove(note.id);
    take(note.code, { is: "asset", asset });
  }

  return (
    <div>
      {row && <TakesAll onScan={scan} />}
      <TextInput
        label={t(row ? "scan.rowLabel" : "scan.label")}
        description={t(row ? "scan.rowHint" : "scan.hint")}
        autoFocus={row !== undefined}
        leftSection={<IconBarcode size="1.125rem" aria-hidden />}
        value={code}
        error={error}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        data-scan="codes"
        data-unkept=""
        onChange={(event) => setCode(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey)
            return;
          // Enter ends a scan; it must not send the form.
          event.preventDefault();
          const scanned = event.currentTarget.value.trim();
          setCode("");
          if (scanned !== "") scan(scanned);
        }}
      />
      <div className={css.room} role="status">
        {added && <SaidLine said={added} />}
        {notes.length > 0 && (
          <ul>
            {notes.map((note) => (
              <li key={note.id} className={css.note}>
                <SaidLine said={note} />
                {note.candidates.map(({ id, title, number }) => (
                  <Button key={id} variant="default" size="compact-sm" onClick={() => void choose(note, id)}>
                    {title || number}
                  </Button>
                ))}
                <ActionIcon
                  className={css.remove}
                  aria-label={t("scan.remove", { code: note.code })}
                  title={t("scan.remove", { code: note.code })}
                  onClick={() => remove(note.id)}
                >
                  <IconX size="1rem" aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** Takes what is scanned in no field. */
function TakesAll({ onScan }: { onScan: (code: string) => void }) {
  useScans(onScan);
  return null;
}

function SaidLine({ said }: { said: Said }) {
  const t = useText("custody");
  const { tone, Icon } = LOOKS[said.word];
  return (
    <p className={css.said} data-tone={tone}>
      <Icon size="1.25rem" aria-hidden />
      {t(`scan.${said.word}`, { code: said.code, name: said.name })}
    </p>
  );
}
