import { IconAntennaBarsOff, IconCloudUpload, IconStar } from "@tabler/icons-react";
import type { PersonRow } from "../../shared/domain/person/person.ts";
import type { SiteRow } from "../../shared/domain/site/site.ts";
import { useText } from "../i18n/index.ts";
import { SaidInLine } from "../records/index.ts";
import { GridRow, StatusMark } from "../ui/index.ts";
import css from "./directory.module.css";

/** A person in a list. */
export function PersonLine({ row }: { row: PersonRow }) {
  const t = useText("directory");
  return (
    <GridRow className={css.line} off={!row.active}>
      <span className={css.name}>
        <SaidInLine text={row.name} />
      </span>
      <span>{row.dept}</span>
      <span>
        <SaidInLine text={[row.phone, row.mail].filter((part) => part !== "").join(" · ")} />
      </span>
      <span className={css.sub}>{row.employeeNo}</span>
      <span className={css.sub}>
        <SaidInLine text={row.place} />
      </span>
      <span className={css.marks}>
        {row.vip && (
          <StatusMark tone="note" icon={<IconStar size="1em" />}>
            {t("person:field.vip")}
          </StatusMark>
        )}
        {!row.active && <span>{t("left")}</span>}
        <Unsent pending={row.pending} />
      </span>
    </GridRow>
  );
}

/** A site in a list. */
export function SiteLine({ row }: { row: SiteRow }) {
  const t = useText("directory");
  return (
    <GridRow className={css.line} off={!row.active}>
      <span className={css.name}>{row.name}</span>
      <span>{row.code}</span>
      <span />
      <span className={css.address}>{row.address}</span>
      <span className={css.marks}>
        {row.probes !== "allowed" && (
          <StatusMark tone="warn" icon={<IconAntennaBarsOff size="1em" />} title={row.probesWord}>
            {t(`site:probes.mark.${row.probes}`)}
          </StatusMark>
        )}
        {!row.active && <span>{t("closed")}</span>}
        <Unsent pending={row.pending} />
      </span>
    </GridRow>
  );
}

function Unsent({ pending }: { pending: number }) {
  const t = useText("directory");
  if (pending === 0) return null;
  return (
    <StatusMark tone="note" icon={<IconCloudUpload size="1em" />}>
      {t("unsent")}
    </StatusMark>
  );
}
