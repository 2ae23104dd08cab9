import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { CONDITIONS } from "../../../shared/domain/custody/line-forms.ts";
import type { Accessory, Condition } from "../../../shared/domain/custody/line-forms.ts";
import { useText } from "../../i18n/index.ts";
import { AssetIcon, Choice, SectionHeading } from "../../ui/index.ts";
import { nameOf } from "../asset-names.ts";
import ScannedGone from "../gone-note.tsx";
import { ContestedMark } from "../contested-mark.tsx";
import { AccessoryTicks } from "./accessory-ticks.tsx";
import { isUnsaid } from "./custody-lines.ts";
import type { Line } from "./custody-lines.ts";
import { DamagePhotos } from "./damage-photos.tsx";
import { LineDetails } from "./line-details.tsx";
import css from "./line-list.module.css";
import type { LineSaid } from "./custody-lines.ts";
import { Liability } from "./liability.tsx";
import { isUnreturned, isUnshown, saidOf } from "./line-said.ts";
import { MissingBack, missesSome } from "./missing-back.tsx";
import { ScanField } from "./scan-field.tsx";
import type { RowScans } from "./scan-field.tsx";
import { Unreturned } from "./unreturned.tsx";
import type { Lines } from "./use-lines.ts";

interface Props {
  act: "handOver" | "return";
  lines: Lines;
  error?: string | undefined;
  /** Said of the first line whose condition nobody has stated. */
  unstated?: string | undefined;
  /** Whether the holder of a line is somebody to warn of. */
  isForeign: (holder: string) => boolean;
  /** It was tried, and a photograph of damage is missing. */
  unshown: boolean;
  /** It was tried, and what did not come back lacks its words. */
  unworded: boolean;
  /** What went out with those that come back. */
  outs: ReadonlyMap<string, readonly Accessory[]>;
  /** Of a row: every scan is its own, wherever it comes. */
  scans?: RowScans | undefined;
}

/** The assets of an act: scan one after the other; condition, accessories and note per line. */
export function LineList({ act, lines, error, unstated, unshown, unworded, outs, isForeign, scans }: Props) {
  const t = useText("custody");
  const { rows, removed } = lines;
  const firstUnstated = rows.find(isUnsaid);
  return (
    <section className={css.part} aria-label={t("lines.title")}>
      <ScanField onAsset={lines.take} error={error} row={scans} />
      <SectionHeading
        level={2}
        aside={rows.length > 0 ? t("lines.count", { count: rows.length }) : undefined}
      >
        {t("lines.title")}
      </SectionHeading>
      {removed && (
        <p className={css.removed} role="status">
          {t("lines.removed", { name: nameOf(removed.line.asset) })}
          <Button variant="subtle" size="compact-sm" onClick={lines.undo}>
            {t("lines.undo")}
          </Button>
        </p>
      )}
      {rows.length === 0 ? (
        <p className={css.none}>{t("lines.none")}</p>
      ) : (
        <ol>
          {rows.map((line, index) => (
            <OneLine
              key={line.asset.id}
              act={act}
              line={line}
              unshown={unshown}
              tried={unworded}
              out={outs.get(line.asset.id) ?? null}
              number={index + 1}
              wrong={unstated !== undefined && isUnsaid(line) && (line === firstUnstated ? unstated : true)}
              foreign={line.asset.holder !== null && isForeign(line.asset.holder)}
              onChange={(change) => lines.change(line.asset.id, change)}
              onSay={(said) => lines.say(line.asset.id, said)}
              onRemove={() => lines.remove(line.asset.id)}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

interface LineProps {
  act: "handOver" | "return";
  line: Line;
  unshown: boolean;
  /** It was tried, and what did not come back lacks its words. */
  tried: boolean;
  out: readonly Accessory[] | null;
  number: number;
  /** What is wrong with its condition; true where that was said of a line before. */
  wrong: string | boolean;
  foreign: boolean;
  onChange: (change: Partial<Line>) => void;
  onSay: (said: LineSaid) => void;
  onRemove: () => void;
}

function OneLine({
  act,
  line,
  number,
  wrong,
  unshown,
  tried,
  out,
  foreign,
  onChange,
  onSay,
  onRemove,
}: LineProps) {
  const t = useText("custody");
  const [opened, setOpened] = useState(false);
  const { asset } = line;
  const name = nameOf(asset);
  const unreturned = isUnreturned(line);
  return (
    <li className={css.line}>
      <span className={css.icon}>
        <span className={css.number}>{number}</span>
        <AssetIcon kind={asset.kind} />
      </span>
      <div className={css.about}>
        <p className={css.name}>{name}</p>
        <p className={css.codes}>
          {[asset.number, asset.tag, asset.serial].filter((code) => code !== "").join(" · ")}
        </p>
        {foreign && <p className={css.foreign}>{t("lines.foreign", { name: asset.holder })}</p>}
        {asset.contested && <ContestedMark />}
        {asset.status === "disposedOf" && <ScannedGone id={asset.id} />}
      </div>
      {unreturned ? (
        <Unreturned line={line} name={name} tried={tried} onSay={onSay} />
      ) : (
        <div className={css.fields}>
          <Choice
            aria-label={t("lines.conditionOf", { name })}
            data={CONDITIONS.map((value) => ({ value, label: t(`condition.${value}`) }))}
            placeholder={t("lines.condition")}
            value={line.condition}
            error={wrong}
            onChange={(condition) => onChange({ condition: condition as Condition })}
          />
          <TextInput
            aria-label={t("lines.noteOf", { name })}
            placeholder={t("lines.note")}
            value={line.note}
            maxLength={400}
            onChange={(event) => onChange({ note: event.currentTarget.value })}
          />
          <span className={css.acts}>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-expanded={opened}
              aria-label={t("lines.moreOf", { name })}
              onClick={() => setOpened(!opened)}
            >
              {t(opened ? "lines.less" : "lines.more")}
            </Button>
            {act === "return" && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t("lines.unreturnOf", { name })}
                onClick={() => onSay({ unreturned: "" })}
              >
                {t("lines.unreturn")}
              </Button>
            )}
          </span>
        </div>
      )}
      <ActionIcon
        aria-label={t("lines.remove", { name })}
        title={t("lines.remove", { name })}
        onClick={onRemove}
      >
        <IconTrash size="1.125rem" aria-hidden />
      </ActionIcon>
      {!unreturned && (
        <div className={css.below}>
          <AccessoryTicks line={line} name={name} out={out} serials={opened} onChange={onChange} />
          {out && <MissingBack line={line} out={out} onSay={onSay} />}
          {(opened || line.condition === "damaged") && (
            <DamagePhotos
              asset={line.asset.id}
              name={name}
              damaged={line.condition === "damaged"}
              photos={saidOf(line).photos ?? []}
              noPhoto={saidOf(line).noPhoto ?? ""}
              wrong={unshown && isUnshown(line)}
              onSay={onSay}
            />
          )}
          {opened && <LineDetails act={act} line={line} name={name} onSay={onSay} />}
          {act === "return" && (line.condition === "damaged" || missesSome(line, out)) && (
            <Liability line={line} name={name} onSay={onSay} />
          )}
        </div>
      )}
    </li>
  );
}
