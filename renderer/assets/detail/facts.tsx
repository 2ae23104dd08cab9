import { Button } from "@mantine/core";
import { EDITABLE_ASSET_FIELDS } from "../../../shared/domain/asset/asset-fields.ts";
import type { Overwritten } from "../../../shared/log/state.ts";
import type { AssetDetail } from "../../../shared/ipc/queries.ts";
import { useCommand, useCoreQuery, useMay } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { ErrorNote, KeyValues, Section, openRecord, toast } from "../../ui/index.ts";
import css from "./facts.module.css";

const PLAIN = ["maker", "model", "chassis", "tag", "serial", "financeNo"] as const;

/** The key facts in words, and values that a later write replaced. */
export function Facts({ detail }: { detail: AssetDetail }) {
  const t = useText("assets");
  const format = useFormat();
  const sites = useCoreQuery("site.list", {}).data ?? [];
  const { row, fields, os } = detail;
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === "string" ? value : "";
  };
  const acquired = text("acquiredOn");
  const items = [
    { label: t("domain:assetField.kind"), value: t(`domain:assetKind.${row.kind}`) },
    ...PLAIN.map((name) => ({ label: t(`domain:assetField.${name}`), value: text(name) })),
    {
      label: t("domain:assetField.site"),
      value: sites.find((site) => site.id === row.site)?.name ?? "",
    },
    { label: t("domain:assetField.place"), value: row.place },
    {
      label: t("domain:assetField.acquiredOn"),
      value: acquired === "" ? "" : format.date(Date.parse(`${acquired}T00:00`)),
    },
    { label: t("domain:assetField.os"), value: systemOf(os) },
    { label: t("domain:assetField.uuid"), value: text("uuid"), wide: true },
  ];
  const remark = text("remark");
  return (
    <div className={css.facts}>
      <Section title={t("detail.keyFacts")}>
        <KeyValues items={items} />
      </Section>
      {remark !== "" && (
        <Section title={t("domain:assetField.remark")}>
          <p className={css.remark}>{remark}</p>
        </Section>
      )}
      {detail.overwritten.length > 0 && <OverwrittenValues asset={row.id} lost={detail.overwritten} />}
    </div>
  );
}

/** Name and version; agents often write the version into the name already. */
function systemOf(os: AssetDetail["os"]): string {
  if (!os) return "";
  return os.version && !os.name.includes(os.version) ? `${os.name} ${os.version}` : os.name;
}

/** A merge is not restored but made, on the records themselves. */
function OpenOther({ id, label }: { id: string; label: string }) {
  return (
    <Button variant="default" size="compact-sm" onClick={() => openRecord("assets", id)}>
      {label}
    </Button>
  );
}

const isEditable = (field: string) => (EDITABLE_ASSET_FIELDS as readonly string[]).includes(field);

/** Values of two people who wrote at the same time: the later one holds, the other waits here. */
function OverwrittenValues({ asset, lost }: { asset: string; lost: readonly Overwritten[] }) {
  const t = useText("assets");
  const format = useFormat();
  const members = useCoreQuery("member.list", {}).data ?? [];
  const mayWrite = useMay("asset.write");
  const { run, busy, error } = useCommand();
  const nameOf = (id: string) =>
    members.find((member) => member.id === id)?.name ?? t("domain:unknown.member");

  const sites = useCoreQuery("site.list", {}).data ?? [];
  const inWords = ({ field, value }: Overwritten) => {
    if (typeof value !== "string") return t("overwritten.list");
    return field === "site" ? (sites.find((site) => site.id === value)?.name ?? "") : value;
  };

  async function restore({ field, value }: Overwritten) {
    const done = await run("asset.edit", { asset, set: { [field]: value } });
    if (done.ok) toast(t("overwritten.restored"));
  }

  return (
    <Section title={t("overwritten.title")} note={t("overwritten.note")}>
      {error && <ErrorNote error={error} />}
      <ul className={css.lost}>
        {lost.map((each) => (
          <li key={`${each.field} ${each.mark.op}`} className={css.lostItem}>
            <span className={css.lostField}>{t(`domain:assetField.${each.field}`)}</span>
            <span className={css.lostValue}>{each.field === "mergedInto" ? "" : inWords(each)}</span>
            <span className={css.lostBy}>
              {t("overwritten.by", { name: nameOf(each.mark.actor), when: format.dateTime(each.mark.at) })}
            </span>
            {each.field === "mergedInto" && typeof each.value === "string" && (
              <OpenOther id={each.value} label={t("detail.mergedOpen")} />
            )}
            {mayWrite && isEditable(each.field) && (
              <Button variant="default" size="compact-sm" disabled={busy} onClick={() => void restore(each)}>
                {t("overwritten.restore")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
