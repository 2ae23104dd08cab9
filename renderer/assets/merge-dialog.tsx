import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import { useCommand } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ConfirmDialog, ErrorNote } from "../ui/index.ts";
import { mergeOf } from "./pair-choice.ts";
import type { TakenOver } from "./pair-choice.ts";

interface Props {
  keep: AssetRow;
  drop: AssetRow;
  /** What the record that stays takes over from the other. */
  set: TakenOver;
  onClose: () => void;
}

/** Says what becomes of two records, then makes them one. */
export function MergeDialog({ keep, drop, set, onClose }: Props) {
  const t = useText("assets");
  const { runAll, busy, error } = useCommand();
  const fields = Object.keys(set);

  async function merge() {
    if ((await runAll(mergeOf(keep.id, drop.id, set))).ok) onClose();
  }

  return (
    <ConfirmDialog
      title={t("pair.mergeTitle")}
      confirm={t("pair.merge")}
      busy={busy}
      onConfirm={() => void merge()}
      onClose={onClose}
    >
      {error && <ErrorNote error={error} />}
      <p>{t("pair.mergeText", { keep: keep.number, drop: drop.number })}</p>
      {fields.length > 0 && (
        <p>
          {t("pair.taken", {
            drop: drop.number,
            fields: fields.map((name) => t(`asset:field.${name}`)).join(t("settling:and")),
          })}
        </p>
      )}
    </ConfirmDialog>
  );
}
