import { Button } from "@mantine/core";
import { useState } from "react";
import type { Medium } from "../../shared/domain/asset/asset-fields.ts";
import type { MediumRow } from "../../shared/domain/medium/medium.ts";
import { momentOf, useCommand, useCoreQuery, useCoreSession, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ErrorNote, Row, Section, showCard } from "../ui/index.ts";
import css from "./media.module.css";
import { RegisterMedium } from "./register-medium.tsx";
import { entering, isUntold, unknownDisks } from "./told-disks.ts";

interface Props {
  asset: string;
  /** Disks as the latest inventory tells them. */
  told: readonly Medium[];
}

/** Storage media that are in an asset: each a thing of its own, whatever an inventory says. */
export function MediaIn({ asset, told }: Props) {
  const t = useText("media");
  const mayWrite = useMay("asset.write");
  const { data, error } = useCoreQuery("medium.in", { asset });
  const { runAll, busy, error: refused } = useCommand();
  const { now } = useCoreSession();
  const [adding, setAdding] = useState(false);
  if (!data) return error ? <ErrorNote error={error} /> : null;
  const unknown = unknownDisks(told, data);
  const enterAll = () => {
    const at = momentOf(new Date(now()));
    void runAll(unknown.map((disk) => entering(asset, at, disk)));
  };
  return (
    <div className={css.room}>
      <Section title={t("title")}>
        {refused && <ErrorNote error={refused} />}
        {data.length === 0 && <p className={css.none}>{t("none")}</p>}
        <ul className={css.list}>
          {data.map((row) => (
            <li key={row.id}>
              <button type="button" className={css.line} onClick={() => showCard("medium", row.id)}>
                <MediumLine row={row} untold={isUntold(row, told)} />
              </button>
            </li>
          ))}
        </ul>
        {mayWrite && (
          <Row>
            {unknown.length > 0 && (
              <Button size="compact-sm" loading={busy} onClick={enterAll}>
                {t("register.told", { count: unknown.length })}
              </Button>
            )}
            <Button variant="default" size="compact-sm" onClick={() => setAdding(true)}>
              {t("register.begin")}
            </Button>
          </Row>
        )}
        {adding && <RegisterMedium asset={asset} onClose={() => setAdding(false)} />}
      </Section>
    </div>
  );
}

function MediumLine({ row, untold }: { row: MediumRow; untold: boolean }) {
  const t = useText("media");
  const name = [row.maker, row.model].filter((part) => part !== "").join(" ");
  const serial = row.label || row.reported;
  return (
    <>
      <span className={css.number}>{row.number}</span>
      <span className={css.name}>
        {name || t("unnamed")}
        {untold && <span className={css.when}> {t("untold")}</span>}
      </span>
      <span>
        {row.mediumType
          ? t(`medium:mediumType.${row.mediumType}`)
          : t("guessed", { type: row.guess || t("unknown") })}
      </span>
      <span>{row.clearedness === "none" ? "" : t(`medium:clearedness.${row.clearedness}`)}</span>
      <span className={css.serial}>{serial === "" ? t("noSerial") : serial}</span>
    </>
  );
}
