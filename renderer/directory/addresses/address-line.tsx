import { IconAlertTriangle, IconClockExclamation } from "@tabler/icons-react";
import type { AddressShown } from "../../../shared/ipc/addresses.ts";
import { useText } from "../../i18n/index.ts";
import { SaidInLine } from "../../records/index.ts";
import { GridRow, StatusMark } from "../../ui/index.ts";
import css from "./addresses.module.css";

/** An address in a list: whose it is, on which port, until when. */
export function AddressLine({ row }: { row: AddressShown }) {
  const t = useText("address");
  return (
    <GridRow className={css.line} off={row.status === "released"}>
      <span className={css.ip}>{row.ip}</span>
      <span className={css.holder}>
        <SaidInLine text={row.holder} />
      </span>
      <span className={css.until}>{row.until === null ? t("forGood") : t("until", { day: row.until })}</span>
      <span className={css.soft}>{row.mac}</span>
      <span className={css.soft}>{[row.port, row.assetName].filter((part) => part !== "").join(" · ")}</span>
      <span className={css.marks}>
        {row.expired && (
          <StatusMark tone="warn" icon={<IconClockExclamation size="1em" />}>
            {t("expired")}
          </StatusMark>
        )}
        {row.conflicts > 0 && (
          <StatusMark tone="bad" icon={<IconAlertTriangle size="1em" />}>
            {t("takenTwice")}
          </StatusMark>
        )}
      </span>
    </GridRow>
  );
}
