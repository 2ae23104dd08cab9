import { Button } from "@mantine/core";
import { useState } from "react";
import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import type { PersonRow } from "../../shared/domain/person/person.ts";
import { startAssetTask } from "../assets/task.ts";
import { useCommand, useCoreQuery, useMay } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { ConfirmDialog, ErrorNote, Note, openPerson, openRecord, toast } from "../ui/index.ts";
import css from "./conflict-detail.module.css";
import { WhoDecides } from "./who-decides.tsx";

/** Records that bear the same tag, serial or staff number: one and the same, or a mistake in one of them. */
export function UniquePart({ row }: { row: ConflictRow }) {
  const ids = row.sides.flatMap((side) => (typeof side.value === "string" ? [side.value] : []));
  if (row.kind === "asset") return <AssetPair ids={[...new Set(ids)]} />;
  if (row.kind === "person") return <PersonPair ids={[...new Set(ids)]} />;
  return <SitePair />;
}

const ASSET_FACTS = ["tag", "serial", "name", "maker", "model", "place", "holder"] as const;

/** Two at a time; a third one is the next pair when these are settled. */
function AssetPair({ ids }: { ids: readonly string[] }) {
  const t = useText("conflicts");
  const format = useFormat();
  const mayMerge = useMay("asset.merge");
  const mayWrite = useMay("asset.write");
  const [first = "", second = ""] = ids;
  const left = useCoreQuery("asset.get", first === "" ? null : { id: first });
  const right = useCoreQuery("asset.get", second === "" ? null : { id: second });
  const [keep, setKeep] = useState<AssetRow | null>(null);
  const failed = left.error ?? right.error;
  if (failed) return <ErrorNote error={failed} />;
  if (!left.data || !right.data) return null;
  const rows = [left.data.row, right.data.row] as const;
  const facts = [
    { label: t("domain:assetField.kind"), values: rows.map((row) => t(`domain:assetKind.${row.kind}`)) },
    ...ASSET_FACTS.map((name) => ({
      label: t(`domain:assetField.${name}`),
      values: rows.map((row) => row[name] ?? ""),
    })),
    { label: t("unique.changed"), values: rows.map((row) => format.dateTime(row.updatedAt)), plain: true },
  ];
  const other = keep === rows[0] ? rows[1] : rows[0];
  return (
    <>
      <Comparison names={rows.map((row) => row.number)} facts={facts} />
      <div className={css.stories}>
        {rows.map((row) => (
          <section key={row.id} className={css.story} aria-label={row.number}>
            <h3 className={css.storyTitle}>{row.number}</h3>
            <Button variant="default" onClick={() => openRecord("assets", row.id)}>
              {t("open.asset")}
            </Button>
            {mayWrite && (
              <Button variant="default" onClick={() => startAssetTask({ kind: "edit", asset: row.id })}>
                {t("unique.correct")}
              </Button>
            )}
            {mayMerge && (
              <Button variant="default" onClick={() => setKeep(row)}>
                {t("unique.keep", { number: row.number })}
              </Button>
            )}
          </section>
        ))}
      </div>
      {!mayMerge && <WhoDecides permission="asset.merge" />}
      {keep && <Merge keep={keep} drop={other} onClose={() => setKeep(null)} />}
    </>
  );
}

function Merge({ keep, drop, onClose }: { keep: AssetRow; drop: AssetRow; onClose: () => void }) {
  const t = useText("conflicts");
  const { run, busy, error } = useCommand();

  async function merge() {
    const done = await run("asset.merge", { asset: keep.id, drop: drop.id });
    if (!done.ok) return;
    toast(t("settled"));
    onClose();
  }

  return (
    <ConfirmDialog
      title={t("unique.mergeTitle")}
      confirm={t("unique.merge")}
      busy={busy}
      onConfirm={() => void merge()}
      onClose={onClose}
    >
      {error && <ErrorNote error={error} />}
      {t("unique.mergeText", { keep: keep.number, drop: drop.number })}
    </ConfirmDialog>
  );
}

const PERSON_FACTS = ["name", "employeeNo", "dept", "phone", "mail", "place"] as const;

function PersonPair({ ids }: { ids: readonly string[] }) {
  const t = useText("conflicts");
  const [first = "", second = ""] = ids;
  const left = useCoreQuery("person.get", first === "" ? null : { id: first });
  const right = useCoreQuery("person.get", second === "" ? null : { id: second });
  const failed = left.error ?? right.error;
  if (failed) return <ErrorNote error={failed} />;
  if (!left.data || !right.data) return null;
  const rows: PersonRow[] = [left.data.row, right.data.row];
  const facts = PERSON_FACTS.map((name) => ({
    label: t(`domain:personField.${name}`),
    values: rows.map((row) => row[name]),
  }));
  return (
    <>
      <Comparison names={rows.map((row) => row.name)} facts={facts} />
      <div className={css.stories}>
        {rows.map((row) => (
          <section key={row.id} className={css.story} aria-label={row.name}>
            <h3 className={css.storyTitle}>{row.name}</h3>
            <Button variant="default" onClick={() => openPerson(row.id)}>
              {t("unique.correct")}
            </Button>
          </section>
        ))}
      </div>
    </>
  );
}

function SitePair() {
  const t = useText("conflicts");
  return <Note tone="note" title={t("unique.site")} />;
}

interface Fact {
  label: string;
  values: readonly string[];
  /** Differs by nature; not worth a mark. */
  plain?: boolean;
}

/** Facts of two records beside each other; what differs is marked. */
function Comparison({ names, facts }: { names: readonly string[]; facts: readonly Fact[] }) {
  const t = useText("conflicts");
  return (
    <div className={css.scroll}>
      <table className={css.compare} aria-label={t("unique.comparison")}>
        <thead>
          <tr>
            <td />
            {names.map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(({ label, values, plain = false }) => (
            <tr key={label} data-differs={(!plain && values[0] !== values[1]) || undefined}>
              <th scope="row">{label}</th>
              {values.map((value, index) => (
                <td key={index}>{value || "–"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
