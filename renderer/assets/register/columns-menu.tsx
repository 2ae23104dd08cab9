import { ActionIcon, Menu } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
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
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t("register.columns")} title={t("register.columns")}>
          <IconColumns3 size="1.125rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.CheckboxGroup
          value={[...columns]}
          onChange={(chosen) => onChange(COLUMN_IDS.filter((id) => chosen.includes(id)))}
        >
          {COLUMN_IDS.filter((id) => !FIXED.has(id)).map((id) => (
            <Menu.CheckboxItem key={id} value={id}>
              {columns.includes(id) && !fitting.includes(id)
                ? t("register.noRoom", { column: words(id) })
                : words(id)}
            </Menu.CheckboxItem>
          ))}
        </Menu.CheckboxGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
