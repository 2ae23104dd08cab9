import { Button } from "@mantine/core";
import { useState } from "react";
import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import type { ConflictProps } from "../contributions/index.ts";
import { useCommand, useCoreQuery, useMay } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { useDefinitions } from "../records/index.ts";
import { Comparison } from "../settling/comparison.tsx";
import { pairOf } from "../settling/pair.ts";
import css from "../settling/settling.module.css";
import { TellApart } from "../settling/tell-apart.tsx";
import { WhoDecides } from "../settling/who-decides.tsx";
import { ConfirmDialog, ErrorNote, openRecord } from "../ui/index.ts";
import { startEdit } from "./task.ts";

const ASSET_FACTS = ["tag", "serial", "name", "maker", "model", "place", "holder"] as const;

/** Two assets that bear the same tag or serial: one and the same, or a mistake in one of them. */
export default function AssetPair({ row }: ConflictProps) {
  const { sides } = row;
  const t = useText("assets");
  const kinds = useDefinitions("assetkind");
  const format = useFormat();
  const mayMerge = useMay("asset.merge");
  const mayWrite = useMay("asset.write");
  const [first, second] = pairOf(sides);
  const left = useCoreQuery("asset.get", first === null ? null : { id: first });
  const right = useCoreQuery("asset.get", second === null ? null : { id: second });
  const [keep, setKeep] = useState<AssetRow | null>(null);
  const failed = left.error ?? right.error;
  if (failed) return <ErrorNote error={failed} />;
  if (!left.data || !right.data) return null;
  const rows = [left.data.row, right.data.row] as const;
  const facts = [
    { label: t("asset:field.kind"), values: rows.map((each) => kinds.word(each.kind)) },
    ...ASSET_FACTS.map((name) => ({
      label: t(`asset:field.${name}`),
      values: rows.map((each) => each[name] ?? ""),
    })),
    { label: t("pair.changed"), values: rows.map((each) => format.dateTime(each.updatedAt)), plain: true },
  ];
  const other = keep === rows[0] ? rows[1] : rows[0];
  return (
    <>
      <Comparison names={rows.map((each) => each.number)} facts={facts} />
      <div className={css.stories}>
        {rows.map((each) => (
          <section key={each.id} className={css.story} aria-label={each.number}>
            <h3 className={css.storyTitle}>{each.number}</h3>
            <Button variant="default" onClick={() => openRecord("assets", each.id)}>
              {t("asset:open")}
            </Button>
            {mayWrite && (
              <Button variant="default" onClick={() => startEdit(each.id)}>
                {t("pair.correct")}
              </Button>
            )}
            {mayMerge && (
              <Button variant="default" onClick={() => setKeep(each)}>
                {t("pair.keep", { number: each.number })}
              </Button>
            )}
          </section>
        ))}
      </div>
      <TellApart row={row} />
      {!mayMerge && <WhoDecides permission="asset.merge" />}
      {keep && <Merge keep={keep} drop={other} onClose={() => setKeep(null)} />}
    </>
  );
}

function Merge({ keep, drop, onClose }: { keep: AssetRow; drop: AssetRow; onClose: () => void }) {
  const t = useText("assets");
  const { run, busy, error } = useCommand();

  async function merge() {
    const done = await run("asset.merge", { asset: keep.id, drop: drop.id });
    if (!done.ok) return;
    onClose();
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
      {t("pair.mergeText", { keep: keep.number, drop: drop.number })}
    </ConfirmDialog>
  );
}
