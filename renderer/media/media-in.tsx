import { Button } from "@mantine/core";
import { useState } from "react";
import type { MediumRow } from "../../shared/domain/medium/medium.ts";
import { useCoreQuery, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ErrorNote, Section, showCard } from "../ui/index.ts";
import css from "./media.module.css";
import { RegisterMedium } from "./register-medium.tsx";

/** Storage media that are in an asset: each a thing of its own, whatever an inventory says. */
export function MediaIn({ asset }: { asset: string }) {
  const t = useText("media");
  const mayWrite = useMay("asset.write");
  const { data, error } = useCoreQuery("medium.in", { asset });
  const [adding, setAdding] = useState(false);
  if (!data && !error) return null;
  return (
    <Section title={t("title")}>
      {error && <ErrorNote error={error} />}
      {data?.length === 0 && <p className={css.none}>{t("none")}</p>}
      <ul className={css.list}>
        {data?.map((row) => (
          <li key={row.id}>
            <button type="button" className={css.line} onClick={() => showCard("medium", row.id)}>
              <MediumLine row={row} />
            </button>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Button variant="default" size="compact-sm" onClick={() => setAdding(true)}>
          {t("register.begin")}
        </Button>
      )}
      {adding && <RegisterMedium asset={asset} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function MediumLine({ row }: { row: MediumRow }) {
  const t = useText("media");
  const name = [row.maker, row.model].filter((part) => part !== "").join(" ");
  const serial = row.label || row.reported;
  return (
    <>
      <span className={css.number}>{row.number}</span>
      <span className={css.name}>{name || t("unnamed")}</span>
      <span>
        {row.mediumType
          ? t(`medium:mediumType.${row.mediumType}`)
          : t("guessed", { type: row.guess || t("unknown") })}
      </span>
      <span className={css.serial}>{serial === "" ? t("noSerial") : serial}</span>
    </>
  );
}
