import { Button } from "@mantine/core";
import { EDITABLE_ASSET_FIELDS } from "../../../shared/domain/asset/asset-fields.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { AssetDetail } from "../../../shared/ipc/queries.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useFormat, useLocale, useText } from "../../i18n/index.ts";
import { OverwrittenValues, Said, useDefinitions } from "../../records/index.ts";
import { KeyValues, Section, openRecord } from "../../ui/index.ts";
import { MeasuredValues } from "./measured-values.tsx";
import { ownText } from "./own-text.ts";
import css from "./facts.module.css";

const PLAIN = ["maker", "model", "chassis", "tag", "serial", "financeNo"] as const;

/** The key facts in words, and values that a later write replaced. */
export function Facts({ detail }: { detail: AssetDetail }) {
  const t = useText("assets");
  const format = useFormat();
  const sites = useCoreQuery("site.list", {}).data ?? [];
  const kinds = useDefinitions("assetkind");
  const locale = useLocale();
  const { row, fields, os } = detail;
  // As it was called when the asset took it.
  const kind = detail.uses.kind ? inLanguage(detail.uses.kind.title, locale) : kinds.word(row.kind);
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === "string" ? value : "";
  };
  const acquired = text("acquiredOn");
  const items = [
    { label: t("asset:field.kind"), value: kind },
    ...PLAIN.map((name) => ({ label: t(`asset:field.${name}`), value: text(name) })),
    {
      label: t("asset:field.site"),
      value: sites.find((site) => site.id === row.site)?.name ?? "",
    },
    { label: t("asset:field.place"), value: row.place },
    {
      label: t("asset:field.acquiredOn"),
      value: acquired === "" ? "" : format.date(Date.parse(`${acquired}T00:00`)),
    },
    { label: t("asset:field.os"), value: systemOf(os) },
    ...detail.own.map(({ field, value }) => ({
      label: inLanguage(field.title, locale),
      value: ownText(field, value, locale, t),
    })),
    { label: t("asset:field.uuid"), value: text("uuid"), wide: true },
  ];
  const remark = text("remark");
  return (
    <div className={css.facts}>
      <Section title={t("detail.keyFacts")}>
        <KeyValues items={items} />
      </Section>
      {remark !== "" && (
        <Section title={t("asset:field.remark")}>
          <p className={css.remark}>
            <Said text={remark} field="remark" />
          </p>
        </Section>
      )}
      <MeasuredValues detail={detail} />
      <LostFacts detail={detail} />
    </div>
  );
}

/** Name and version; agents often write the version into the name already. */
function systemOf(os: AssetDetail["os"]): string {
  if (!os) return "";
  return os.version && !os.name.includes(os.version) ? `${os.name} ${os.version}` : os.name;
}

/** A merge is not restored but made, on the records themselves. */
function LostFacts({ detail }: { detail: AssetDetail }) {
  const t = useText("assets");
  const sites = useCoreQuery("site.list", {}).data ?? [];
  return (
    <OverwrittenValues
      lost={detail.overwritten}
      current={{ ...detail, ...detail.fields }}
      permission="asset.write"
      labelOf={(field) => t(`asset:field.${field}`)}
      wordsOf={({ field, value }) => {
        if (field === "mergedInto") return "";
        if (typeof value !== "string") return t("detail.list");
        return field === "site" ? (sites.find((site) => site.id === value)?.name ?? "") : value;
      }}
      restoring={({ field, value }) =>
        (EDITABLE_ASSET_FIELDS as readonly string[]).includes(field)
          ? ["asset.edit", { asset: detail.row.id, set: { [field]: value } }]
          : null
      }
      aside={({ field, value }) =>
        field === "mergedInto" && typeof value === "string" ? (
          <Button variant="default" size="compact-sm" onClick={() => openRecord("assets", value)}>
            {t("detail.mergedOpen")}
          </Button>
        ) : null
      }
    />
  );
}
