import { Button } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import type { DisposalDetail, LotAsset } from "../../shared/ipc/queries.ts";
import { useCommand, useMay } from "../core/index.ts";
import { ScanField } from "../custody/lines/scan-field.tsx";
import { useText } from "../i18n/index.ts";
import { Badge, ErrorNote, Row, SectionHeading, VirtualList, showCard } from "../ui/index.ts";
import css from "./disposal.module.css";
import { LinesDialog } from "./forms/lines-dialog.tsx";

const keyOf = (asset: LotAsset) => asset.id;
const render = (asset: LotAsset) => <LotLineRow asset={asset} />;
const nameOf = ({ row, id }: LotAsset) => row?.tag || row?.number || id;

/** What is in a lot: any number of assets, more of them by scan until somebody has approved it. */
export function LotLines({ detail }: { detail: DisposalDetail }) {
  const t = useText("lots");
  const { run, error } = useCommand();
  const mayWrite = useMay("disposal.write");
  const { row, assets, approvals, undecidable } = detail;
  const gathers = mayWrite && row.status === "open" && approvals.length === 0;
  const [selected, setSelected] = useState<string | null>(null);
  const [editing, setEditing] = useState<readonly string[] | null>(null);
  const rowAt = useCallback((index: number) => assets[index], [assets]);
  const inside = useMemo(() => new Set(assets.map(({ id }) => id)), [assets]);
  const chosen = assets.find(({ id }) => id === selected) ?? null;

  function take(asset: AssetRow) {
    if (inside.has(asset.id)) return "duplicate" as const;
    void run("disposal.add", { disposal: row.id, lines: [{ asset: asset.id }] });
    return "added" as const;
  }

  const of = editing?.length === 1 ? assets.find(({ id }) => id === editing[0]) : undefined;
  return (
    <section className={css.lines} aria-label={t("linesTitle")}>
      {gathers && <ScanField onAsset={take} />}
      {error && <ErrorNote error={error} />}
      <SectionHeading level={2} aside={t("linesCount", { count: row.assets, value: row.value.toFixed(2) })}>
        {t("linesTitle")}
      </SectionHeading>
      {gathers && (
        <Row>
          {undecidable.assets.length > 0 && (
            <Button size="compact-sm" variant="default" onClick={() => setEditing(undecidable.assets)}>
              {t("valueAll", { count: undecidable.assets.length })}
            </Button>
          )}
          {chosen && (
            <>
              <Button size="compact-sm" variant="default" onClick={() => setEditing([chosen.id])}>
                {t("valueOne", { name: nameOf(chosen) })}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() =>
                  void run("disposal.takeOut", { disposal: row.id, remove: { assets: [chosen.id] } })
                }
              >
                {t("takeOut", { name: nameOf(chosen) })}
              </Button>
            </>
          )}
        </Row>
      )}
      {assets.length === 0 ? (
        <p className={css.soft}>{t("linesNone")}</p>
      ) : (
        <VirtualList<LotAsset>
          label={t("linesTitle")}
          count={assets.length}
          rowAt={rowAt}
          keyOf={keyOf}
          render={render}
          selected={selected}
          onSelect={setSelected}
          onOpen={(id) => (gathers ? setEditing([id]) : showCard("asset", id))}
          height="single"
          main
        />
      )}
      {editing && (
        <LinesDialog
          key={editing.join()}
          lot={row.id}
          assets={editing.slice(0, MOST_AT_ONCE)}
          line={of?.line ?? null}
          title={of ? t("valueOne", { name: nameOf(of) }) : t("valueAll", { count: editing.length })}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

/** What one act says of at once. */
const MOST_AT_ONCE = 200;

function LotLineRow({ asset }: { asset: LotAsset }) {
  const t = useText("lots");
  const { row, line, approved, refused, gone, alsoIn } = asset;
  const state = gone ? "gone" : refused ? "refused" : approved ? "approved" : null;
  const amount = (value: number | null) => (value === null ? t("unsaid") : value.toFixed(2));
  return (
    <span className={css.line}>
      <span className={css.code}>{nameOf(asset)}</span>
      <span>{[row?.name, row?.model].filter(Boolean).join(" · ")}</span>
      <span className={css.amount}>{amount(line.origValue)}</span>
      <span className={css.soft}>{line.acquiredOn ?? t("unsaid")}</span>
      <span>
        {state && (
          <Badge tone={state === "refused" ? "warn" : state === "gone" ? "quiet" : "ok"}>
            {state === "refused" && refused ? t("refusedBy", refused) : t(`lineState.${state}`)}
          </Badge>
        )}
        {alsoIn !== null && <Badge tone="warn">{t("alsoIn", { lot: alsoIn })}</Badge>}
      </span>
    </span>
  );
}
