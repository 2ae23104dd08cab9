import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconCalendarDue,
  IconDots,
  IconFileImport,
  IconPlus,
  IconTable,
  IconTransfer,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import { useMay } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { SearchBox, Spacer, Toolbar, goBack, runAction, select } from "../../ui/index.ts";
import { startHandOver, startRegister, startReturn, startRow, startWaiting } from "../task.ts";
import { filterRegister } from "./filters.ts";
import type { RegisterFilters } from "./filters.ts";
import css from "./register.module.css";

interface ToolsProps {
  filters: RegisterFilters;
  settled: boolean;
  total: number | null;
  /** An asset is open beside the list: the way back to the table. */
  beside: boolean;
}

/** Search, how many there are, and what is done with none chosen. */
export function RegisterTools({ filters, settled, total, beside }: ToolsProps) {
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
      {mayWrite && !beside && (
        <Button
          variant="default"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => startRegister()}
        >
          {t("register.new")}
        </Button>
      )}
      {beside && (
        <ActionIcon aria-label={t("register.toTable")} title={t("register.toTable")} onClick={goBack}>
          <IconTable size="1.125rem" aria-hidden />
        </ActionIcon>
      )}
      <MoreActs registers={mayWrite && beside} />
    </Toolbar>
  );
}

/** Acts over many assets at once; and what has no room of its own beside an open asset. */
function MoreActs({ registers }: { registers: boolean }) {
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
        {registers && (
          <Menu.Item leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => startRegister()}>
            {t("register.new")}
          </Menu.Item>
        )}
        {mayCustody && (
          <>
            <Menu.Item
              leftSection={<IconTransfer size="1rem" aria-hidden />}
              onClick={() => startHandOver([])}
            >
              {t("register.handOverMany")}
            </Menu.Item>
            <Menu.Item leftSection={<IconUsersGroup size="1rem" aria-hidden />} onClick={() => startRow()}>
              {t("custody:row.title")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowBackUp size="1rem" aria-hidden />}
              onClick={() => startReturn([])}
            >
              {t("register.returnMany")}
            </Menu.Item>
          </>
        )}
        <Menu.Item leftSection={<IconCalendarDue size="1rem" aria-hidden />} onClick={() => startWaiting()}>
          {t("custody:waiting.title")}
        </Menu.Item>
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
