import { ActionIcon, Button } from "@mantine/core";
import { IconFilterOff, IconSortAscending, IconSortDescending, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useCoreQuery } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { Choice, Spacer } from "../../ui/index.ts";
import { clearRegisterFilters, filterRegister, isFiltered } from "./filters.ts";
import type { AssetSort, RegisterFilters } from "./filters.ts";
import css from "./register.module.css";

const SORTS: readonly AssetSort[] = ["number", "updated", "name", "tag", "holder"];
/** What can be asked for; the first two with all that belongs to them. */
const STATUS = ["inStock", "inUse", "registered", "sharedUse", "onLoan", "atRepair", "contested"] as const;

interface Props {
  filters: RegisterFilters;
  /** The order is not to be seen in a head of the table. */
  sorting: boolean;
  /** At the end of the line. */
  children?: ReactNode;
}

export function RegisterFilterBar({ filters, sorting, children }: Props) {
  const t = useText("assets");
  const format = useFormat();
  const kinds = useDefinitions("assetkind");
  const sites = useCoreQuery("site.list", {}).data ?? [];
  return (
    <div className={css.filters} role="group" aria-label={t("register.filters")}>
      <Choice
        className={css.filter}
        aria-label={t("asset:field.kind")}
        placeholder={t("register.anyKind")}
        data={kinds.rows.map(({ key }) => ({ value: key, label: kinds.word(key) }))}
        value={filters.kind}
        clearable
        onChange={(kind) => filterRegister({ kind })}
      />
      <Choice
        className={css.filter}
        aria-label={t("asset:field.status")}
        placeholder={t("register.anyStatus")}
        data={STATUS.map((status) => ({ value: status, label: t(`asset:status.${status}`) }))}
        value={filters.status}
        clearable
        onChange={(status) => filterRegister({ status })}
      />
      {sites.length > 0 && (
        <Choice
          className={css.filter}
          aria-label={t("asset:field.site")}
          placeholder={t("register.anySite")}
          data={sites.map((site) => ({ value: site.id, label: site.name }))}
          value={filters.site}
          clearable
          onChange={(site) => filterRegister({ site })}
        />
      )}
      {sorting && (
        <>
          <Choice
            className={css.sort}
            aria-label={t("register.sort")}
            data={SORTS.map((sort) => ({ value: sort, label: t(`register.sortBy.${sort}`) }))}
            value={filters.sort}
            onChange={(sort) => filterRegister({ sort: sort ?? "number" })}
          />
          <ActionIcon
            aria-label={t(filters.descending ? "register.descending" : "register.ascending")}
            title={t(filters.descending ? "register.descending" : "register.ascending")}
            onClick={() => filterRegister({ descending: !filters.descending })}
          >
            {filters.descending ? (
              <IconSortDescending size="1.125rem" aria-hidden />
            ) : (
              <IconSortAscending size="1.125rem" aria-hidden />
            )}
          </ActionIcon>
        </>
      )}
      <span className={css.clear}>
        {isFiltered(filters) && (
          <ActionIcon
            aria-label={t("register.clear")}
            title={t("register.clear")}
            onClick={clearRegisterFilters}
          >
            <IconFilterOff size="1.125rem" aria-hidden />
          </ActionIcon>
        )}
      </span>
      {filters.only !== null && (
        <Button
          variant="light"
          rightSection={<IconX size="1rem" aria-hidden />}
          onClick={() => filterRegister({ only: null })}
        >
          {t("register.only", { count: filters.only.length, shown: format.number(filters.only.length) })}
        </Button>
      )}
      <Spacer />
      {children}
    </div>
  );
}
