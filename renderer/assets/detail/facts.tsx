import { Button } from "@mantine/core";
import type { AssetDetail } from "../../../shared/ipc/queries.ts";
import { Facts, OverwrittenRest } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { KeyValues, Section, openRecord } from "../../ui/index.ts";
import { AssetFieldsOf } from "./asset-fields-of.tsx";
import { MeasuredValues } from "./measured-values.tsx";
import css from "./facts.module.css";

/** What it is, where it belongs, and values that a later write replaced. */
export function AssetFacts({ detail }: { detail: AssetDetail }) {
  const t = useText("assets");
  const system = systemOf(detail.os);
  return (
    <AssetFieldsOf detail={detail}>
      <div className={css.facts}>
        <Section title={t("detail.keyFacts")}>
          <Facts />
          {system === "" ? null : (
            <KeyValues items={[{ label: t("asset:field.os"), value: system, wide: true }]} />
          )}
        </Section>
        <MeasuredValues detail={detail} />
        <OverwrittenRest
          // A merge is not restored but made, on the records themselves.
          aside={({ field, value }) =>
            field === "mergedInto" && typeof value === "string" ? (
              <Button variant="default" size="compact-sm" onClick={() => openRecord("assets", value)}>
                {t("detail.mergedOpen")}
              </Button>
            ) : null
          }
        />
      </div>
    </AssetFieldsOf>
  );
}

/** Name and version; agents often write the version into the name already. */
function systemOf(os: AssetDetail["os"]): string {
  if (!os) return "";
  return os.version && !os.name.includes(os.version) ? `${os.name} ${os.version}` : os.name;
}
