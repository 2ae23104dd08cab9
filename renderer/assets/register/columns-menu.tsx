import { ActionIcon, Menu } from "@mantine/core";
import { IconCheck, IconColumns3 } from "@tabler/icons-react";
import { useText } from "../../i18n/index.ts";
import type { ColumnId } from "./columns.ts";
import { COLUMN_IDS, FIXED } from "./columns.ts";
import { useColumnWords } from "./table-head.tsx";

interface Props {
  /** Those that somebody wants, and of them those for which there is room. */
  columns: readonly ColumnId[];
  fitting: readonly ColumnId[];
  onChange: (columns: ColumnId[]) => void;
}

/** Which columns the table has; kept on this laptop. */
export function ColumnsMenu({ columns, fitting, onChange }: Props) {
  const t = useText("assets");
  const words = useColumnWords();
  const toggle = (id: ColumnId) =>
    onChange(COLUMN_IDS.filter((each) => columns.includes(each) !== (each === id)));
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon aria-label={t("register.columns")} title={t("register.columns")}>
          <IconColumns3 size="1.125rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {COLUMN_IDS.filter((id) => !FIXED.has(id)).map((id) => {
          const isShown = columns.includes(id);
          return (
            <Menu.Item
              key={id}
              role="menuitemcheckbox"
              aria-checked={isShown}
              leftSection={
                <IconCheck size="1rem" aria-hidden style={isShown ? undefined : { visibility: "hidden" }} />
              }
              onClick={() => toggle(id)}
            >
              {isShown && !fitting.includes(id) ? t("register.noRoom", { column: words(id) }) : words(id)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
