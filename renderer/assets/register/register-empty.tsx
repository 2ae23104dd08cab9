import { Button } from "@mantine/core";
import { useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { AssetIcon, EmptyState, runAction } from "../../ui/index.ts";
import { startRegister } from "../task.ts";
import { clearRegisterFilters, isFiltered } from "./filters.ts";
import type { RegisterFilters } from "./filters.ts";
import css from "./register.module.css";

/** No rows: nothing fits the filters, or nothing is there yet. */
export function RegisterEmpty({ filters }: { filters: RegisterFilters }) {
  const t = useText("assets");
  const mayImport = useMay("import.run");
  const mayWrite = useMay("asset.write");
  const icon = <AssetIcon kind="laptop" size="1em" />;
  if (isFiltered(filters)) {
    return (
      <EmptyState
        icon={icon}
        title={t("register.noMatch")}
        action={
          <Button variant="default" onClick={clearRegisterFilters}>
            {t("register.clear")}
          </Button>
        }
      >
        {t("register.noMatchHint")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={t("register.empty")}
      action={
        <div className={css.begin}>
          {mayImport && <Button onClick={() => runAction("asset.import")}>{t("register.import")}</Button>}
          {mayWrite && (
            <Button variant="default" onClick={() => startRegister()}>
              {t("register.new")}
            </Button>
          )}
        </div>
      }
    >
      {t("register.emptyHint")}
    </EmptyState>
  );
}
