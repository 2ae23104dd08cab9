import { Button, TextInput } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import type { RoundDetail, TargetShown } from "../../../shared/ipc/rounds.ts";
import { useCommand } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { AssetPicker, ErrorNote, FormGrid, Row, Section, VirtualList } from "../../ui/index.ts";
import { isComposing } from "../../ui/actions/shortcut-rules.ts";
import css from "../rounds.module.css";

interface Props {
  detail: RoundDetail;
  mayChange: boolean;
}

const keyOf = ({ key }: TargetShown) => key;
const render = (target: TargetShown) => <TargetLine target={target} />;

/** What a plan visits, in its order: added by search, by scan or as a place; moved and taken out. */
export function Targets({ detail, mayChange }: Props) {
  const t = useText("rounds");
  const { run, error, busy } = useCommand();
  const { row, targets } = detail;
  const round = row.id;
  const [selected, select] = useState<string | null>(null);
  const rowAt = useCallback((index: number) => targets[index], [targets]);
  const inside = useMemo(() => targets.flatMap(({ asset }) => asset ?? []), [targets]);
  const at = targets.findIndex(({ key }) => key === selected);
  const chosen = targets[at];
  const moveTo = (after: number) =>
    chosen && void run("round.order", { round, target: chosen.key, after: targets[after]?.key ?? null });
  return (
    <Section title={t("targets")} aside={t("targetsCount", { count: targets.length })}>
      {mayChange && (
        <FormGrid columns="pairs">
          <AssetPicker
            label={t("addAsset")}
            except={inside}
            onAsset={({ id }) => void run("round.add", { round, targets: [{ asset: id }] })}
          />
          <AddPlace onPlace={(place) => void run("round.add", { round, targets: [{ place }] })} />
        </FormGrid>
      )}
      {error && <ErrorNote error={error} />}
      {mayChange && chosen && (
        <Row>
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy || at === 0}
            onClick={() => moveTo(at - 2)}
          >
            {t("moveUp")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy || at === targets.length - 1}
            onClick={() => moveTo(at + 1)}
          >
            {t("moveDown")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            onClick={() => void run("round.takeOut", { round, targets: [chosen.key] })}
          >
            {t("takeOut", { name: chosen.label })}
          </Button>
        </Row>
      )}
      {targets.length === 0 ? (
        <p className={css.soft}>{t("targetsNone")}</p>
      ) : (
        <div className={css.targets} data-few={targets.length < 8 || undefined}>
          <VirtualList<TargetShown>
            label={t("targets")}
            count={targets.length}
            rowAt={rowAt}
            keyOf={keyOf}
            render={render}
            selected={selected}
            onSelect={select}
            height="single"
          />
        </div>
      )}
    </Section>
  );
}

function TargetLine({ target: { label, place, asset, serial } }: { target: TargetShown }) {
  return (
    <span className={css.target}>
      <span>{label}</span>
      {asset !== null && <span className={css.soft}>{[place, serial].filter(Boolean).join(" · ")}</span>}
    </span>
  );
}

function AddPlace({ onPlace }: { onPlace: (place: string) => void }) {
  const t = useText("rounds");
  const [place, setPlace] = useState("");
  const add = () => {
    if (place.trim() === "") return;
    onPlace(place.trim());
    setPlace("");
  };
  return (
    <TextInput
      label={t("addPlace")}
      description={t("addPlaceHint")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={place}
      maxLength={60}
      data-unkept=""
      onChange={(event) => setPlace(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || isComposing(event.nativeEvent)) return;
        event.preventDefault();
        add();
      }}
    />
  );
}
