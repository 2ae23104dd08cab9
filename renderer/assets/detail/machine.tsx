import { IconCpu } from "@tabler/icons-react";
import type { AssetDetail } from "../../../shared/ipc/queries.ts";
import { useText } from "../../i18n/index.ts";
import { MediaIn } from "../../media/media-in.tsx";
import { EmptyState, SectionHeading } from "../../ui/index.ts";
import { Hardware, hasHardware } from "./hardware.tsx";
import css from "./machine.module.css";
import { PortsTable } from "./ports-table.tsx";

/** What a machine consists of, and its ports below. */
export function Machine({ detail }: { detail: AssetDetail }) {
  const t = useText("assets");
  const { ports } = detail;
  if (!hasHardware(detail) && ports.length === 0) {
    return (
      <>
        <MediaIn asset={detail.row.id} told={detail.media} />
        <EmptyState icon={<IconCpu size="1em" />} title={t("hardware.none")}>
          {t("hardware.noneHint")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <MediaIn asset={detail.row.id} told={detail.media} />
      {hasHardware(detail) && <Hardware detail={detail} />}
      {ports.length > 0 && (
        <section className={css.ports} aria-label={t("asset:field.ports")}>
          <div className={css.heading}>
            <SectionHeading>{t("asset:field.ports")}</SectionHeading>
          </div>
          <PortsTable ports={ports} />
        </section>
      )}
    </>
  );
}
