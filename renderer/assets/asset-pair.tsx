import { Button, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { ConflictProps } from "../contributions/index.ts";
import { useCoreQuery, useMay, useNow } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { useDefinitions } from "../records/index.ts";
import { Comparison } from "../settling/comparison.tsx";
import { pairOf } from "../settling/pair.ts";
import css from "../settling/settling.module.css";
import { TellApart } from "../settling/tell-apart.tsx";
import { WhoDecides } from "../settling/who-decides.tsx";
import { ErrorNote, openRecord } from "../ui/index.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import { PAIR_FACTS, chosenFrom } from "./pair-choice.ts";
import type { PairChoice } from "./pair-choice.ts";

/**
 * Two assets that bear the same tag or serial: one and the same, or a mistake in one of them. A click on
 * the head says which record stays, one on a value which of the two is right.
 */
export default function AssetPair({ rows: conflicts }: ConflictProps) {
  const t = useText("assets");
  const kinds = useDefinitions("assetkind");
  const format = useFormat();
  const now = useNow();
  const mayMerge = useMay("asset.merge");
  const mayWrite = useMay("asset.write");
  const [first, second] = pairOf(conflicts[0].sides);
  const left = useCoreQuery("asset.get", first === null ? null : { id: first });
  const right = useCoreQuery("asset.get", second === null ? null : { id: second });
  const [keep, setKeep] = useState<0 | 1 | null>(null);
  const [taken, setTaken] = useState<PairChoice>({});
  const [asking, setAsking] = useState(false);
  const failed = left.error ?? right.error;
  if (failed) return <ErrorNote error={failed} />;
  if (!left.data || !right.data) return null;
  const rows = [left.data.row, right.data.row] as const;
  const facts = [
    ...PAIR_FACTS.map((name) => ({
      label: t(`asset:field.${name}`),
      values: rows.map((each) => (name === "kind" ? kinds.word(each.kind) : (each[name] ?? ""))),
      // What stays as it is in the record that stays, until its cell says otherwise.
      chosen: taken[name] ?? keep,
      onChoose:
        mayMerge && mayWrite
          ? (index: number) => setTaken({ ...taken, [name]: index === 0 ? 0 : 1 })
          : undefined,
    })),
    { label: t("asset:field.holder"), values: rows.map((each) => each.holder ?? "") },
    {
      label: t("pair.changed"),
      values: rows.map((each) => format.dateTime(each.updatedAt, now)),
      plain: true,
    },
  ];
  const heads = rows.map((each, index) => (
    <div key={each.id} className={css.head}>
      <UnstyledButton className={css.link} onClick={() => openRecord("assets", each.id)}>
        {each.number}
      </UnstyledButton>
      {mayMerge && (
        <Button
          variant={keep === index ? "light" : "default"}
          size="compact-sm"
          aria-pressed={keep === index}
          onClick={() => setKeep(index === 0 ? 0 : 1)}
        >
          {t("pair.keep", { number: each.number })}
        </Button>
      )}
    </div>
  ));
  return (
    <>
      <Comparison heads={heads} facts={facts} />
      {mayMerge ? <p className={css.by}>{t(keep === null ? "pair.how" : "pair.howValues")}</p> : null}
      <div className={css.foot}>
        <TellApart rows={conflicts} />
        {mayMerge && (
          <Button disabled={keep === null} onClick={() => setAsking(true)}>
            {t("pair.begin")}
          </Button>
        )}
      </div>
      {!mayMerge && <WhoDecides permission="asset.merge" />}
      {asking && keep !== null && (
        <MergeDialog
          keep={rows[keep]}
          drop={rows[keep === 0 ? 1 : 0]}
          set={chosenFrom(rows, keep, taken)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
