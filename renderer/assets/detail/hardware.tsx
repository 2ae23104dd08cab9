import type { AssetDetail } from "../../../shared/ipc/queries.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Section } from "../../ui/index.ts";
import css from "./facts.module.css";
import { clockRate } from "./measures.ts";
import { PartsTable } from "./parts-table.tsx";

const MIB = 1024 * 1024;

/** Whether an inventory has said what is inside. */
export function hasHardware({ processors, memories, media, firmwares, os }: AssetDetail): boolean {
  return processors.length + memories.length + media.length + firmwares.length > 0 || os !== null;
}

/** What is inside: processors, memory, storage media with their serials, operating system, firmware. */
export function Hardware({ detail }: { detail: AssetDetail }) {
  const t = useText("assets");
  const format = useFormat();
  const { processors, memories, media, firmwares, os } = detail;
  const size = (mib: number | null) => (mib === null ? null : format.bytes(mib * MIB));
  const total = memories.reduce((sum, module) => sum + (module.capacity ?? 0), 0);
  const part = {
    name: t("hardware.name"),
    maker: t("asset:field.maker"),
    serial: t("asset:field.serial"),
  };
  return (
    <div className={css.facts}>
      {processors.length > 0 && (
        <Section title={t("asset:field.processors")}>
          <PartsTable
            label={t("asset:field.processors")}
            rows={processors}
            columns={[
              { label: part.name, value: (row) => row.name },
              { label: part.maker, value: (row) => row.maker },
              { label: t("hardware.cores"), value: (row) => row.cores, number: true },
              { label: t("hardware.threads"), value: (row) => row.threads, number: true },
              {
                label: t("hardware.clock"),
                value: (row) => (row.speed === null ? null : clockRate(format, row.speed)),
                number: true,
              },
            ]}
          />
        </Section>
      )}
      {memories.length > 0 && (
        <Section
          title={t("asset:field.memories")}
          aside={total > 0 ? t("hardware.total", { size: size(total) }) : undefined}
        >
          <PartsTable
            label={t("asset:field.memories")}
            rows={memories}
            columns={[
              { label: t("hardware.slot"), value: (row) => row.slot },
              { label: t("hardware.type"), value: (row) => row.type },
              { label: part.serial, value: (row) => row.serial, mono: true },
              { label: t("hardware.capacity"), value: (row) => size(row.capacity), number: true },
            ]}
          />
        </Section>
      )}
      {media.length > 0 && (
        <Section title={t("hardware.disks")}>
          <PartsTable
            label={t("asset:field.media")}
            rows={media}
            columns={[
              { label: t("asset:field.model"), value: (row) => row.model },
              { label: part.maker, value: (row) => row.maker },
              { label: t("hardware.type"), value: (row) => row.type },
              { label: part.serial, value: (row) => row.serial, mono: true },
              { label: t("hardware.firmware"), value: (row) => row.firmware },
              { label: t("hardware.capacity"), value: (row) => size(row.capacity), number: true },
            ]}
          />
        </Section>
      )}
      {os && (
        <Section title={t("asset:field.os")}>
          <PartsTable
            label={t("asset:field.os")}
            rows={[os]}
            columns={[
              { label: part.name, value: (row) => row.name },
              { label: t("hardware.version"), value: (row) => row.version },
              { label: t("hardware.arch"), value: (row) => row.arch },
            ]}
          />
        </Section>
      )}
      {firmwares.length > 0 && (
        <Section title={t("asset:field.firmwares")}>
          <PartsTable
            label={t("asset:field.firmwares")}
            rows={firmwares}
            columns={[
              { label: part.name, value: (row) => row.name },
              { label: t("hardware.version"), value: (row) => row.version },
              { label: part.maker, value: (row) => row.maker },
              { label: t("hardware.date"), value: (row) => row.date },
            ]}
          />
        </Section>
      )}
    </div>
  );
}
