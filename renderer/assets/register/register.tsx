import { ActionIcon, Button, Menu } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import {
  IconArrowBackUp,
  IconDots,
  IconFileImport,
  IconFilterOff,
  IconPlus,
  IconSortAscending,
  IconSortDescending,
  IconTransfer,
  IconUsers,
} from "@tabler/icons-react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { useCoreQuery, useMay, usePagedQuery } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import {
  Choice,
  EmptyState,
  ErrorNote,
  SearchBox,
  Spacer,
  Toolbar,
  VirtualList,
  runAction,
  select,
  useSelected,
} from "../../ui/index.ts";
import { AssetIcon } from "../asset-icon.tsx";
import { startHandOver, startRegister, startReturn } from "../task.ts";
import { clearRegisterFilters, filterRegister, isFiltered, useRegisterFilters } from "./filters.ts";
import type { AssetSort, RegisterFilters } from "./filters.ts";
import { RegisterRow } from "./register-row.tsx";
import css from "./register.module.css";

const SORTS: readonly AssetSort[] = ["number", "updated", "name", "tag", "holder"];
/** What can be asked for; the first two with all that belongs to them. */
const STATUS = ["inStock", "inUse", "registered", "sharedUse", "onLoan", "atRepair", "contested"] as const;

const keyOf = (row: AssetRow) => row.id;
const renderRow = (row: AssetRow) => <RegisterRow row={row} />;

/** The whole register: search, filters, and a list of any length of which only what is seen is fetched. */
export function Register() {
  const t = useText("assets");
  const filters = useRegisterFilters();
  const [text] = useDebouncedValue(filters.text.trim(), 120);
  const params = { ...filters, text };
  const page = usePagedQuery("asset.page", params);
  const selected = useSelected("assets");

  return (
    <div className={css.register}>
      <Search
        filters={filters}
        settled={text === filters.text.trim() && page.settled}
        total={page.loading ? null : page.total}
      />
      <Filters filters={filters} />
      {page.error !== null && <ErrorNote error={page.error} />}
      {!page.loading && page.error === null && page.total === 0 ? (
        <Nothing filters={filters} />
      ) : (
        <VirtualList<AssetRow>
          key={JSON.stringify(params)}
          label={t("register.label")}
          count={page.total}
          rowAt={page.rowAt}
          keyOf={keyOf}
          render={renderRow}
          selected={selected}
          onSelect={(id) => select("assets", id)}
          onRange={page.show}
          main
        />
      )}
    </div>
  );
}

interface SearchProps {
  filters: RegisterFilters;
  settled: boolean;
  total: number | null;
}

function Search({ filters, settled, total }: SearchProps) {
  const t = useText("assets");
  const format = useFormat();
  const mayWrite = useMay("asset.write");
  return (
    <Toolbar label={t("register.search")}>
      <SearchBox
        label={t("register.search")}
        placeholder={t("register.searchHint")}
        text={filters.text}
        onText={(text) => filterRegister({ text })}
        settled={settled}
        kind="asset"
        onExact={(id) => select("assets", id)}
      />
      <Spacer />
      <span className={css.total} role="status">
        {total !== null && t("register.total", { count: total, total: format.number(total) })}
      </span>
      {mayWrite && (
        <Button
          variant="default"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => startRegister()}
        >
          {t("register.new")}
        </Button>
      )}
      <MoreActs />
    </Toolbar>
  );
}

/** Acts over many assets at once. */
function MoreActs() {
  const t = useText("assets");
  const mayCustody = useMay("custody.write");
  const mayImport = useMay("import.run");
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t("common:more")} title={t("common:more")}>
          <IconDots size="1.125rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayCustody && (
          <>
            <Menu.Item
              leftSection={<IconTransfer size="1rem" aria-hidden />}
              onClick={() => startHandOver([])}
            >
              {t("register.handOverMany")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowBackUp size="1rem" aria-hidden />}
              onClick={() => startReturn([])}
            >
              {t("register.returnMany")}
            </Menu.Item>
          </>
        )}
        {mayImport && (
          <Menu.Item
            leftSection={<IconFileImport size="1rem" aria-hidden />}
            onClick={() => runAction("asset.import")}
          >
            {t("register.import")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconUsers size="1rem" aria-hidden />} onClick={() => runAction("go.people")}>
          {t("directory:title")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Filters({ filters }: { filters: RegisterFilters }) {
  const t = useText("assets");
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
      {isFiltered(filters) && (
        <ActionIcon
          aria-label={t("register.clear")}
          title={t("register.clear")}
          onClick={clearRegisterFilters}
        >
          <IconFilterOff size="1.125rem" aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}

/** No rows: nothing fits the filters, or nothing is there yet. */
function Nothing({ filters }: { filters: RegisterFilters }) {
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
