import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useText } from "../../i18n/index.ts";
import type { ColumnId } from "./columns.ts";
import { COLUMNS } from "./columns.ts";
import { sortBy, useRegisterFilters } from "./filters.ts";
import css from "./register-table.module.css";

export function useColumnWords(): (id: ColumnId) => string {
  const t = useText("assets");
  return (id) => (id === "updated" ? t("register.updated") : t(`asset:field.${id}`));
}

/** Heads of the columns; those that the core has an order for sort by being pressed. */
export function TableHead({ columns }: { columns: readonly ColumnId[] }) {
  const t = useText("assets");
  const words = useColumnWords();
  const { sort: sorted, descending } = useRegisterFilters();
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  return (
    <div className={css.head} role="rowgroup">
      <div className={css.headRow} role="row" aria-rowindex={1}>
        <span role="columnheader">
          <span className="visually-hidden">{t("register.chosenColumn")}</span>
        </span>
        {columns.map((id) => {
          const { sort } = COLUMNS[id];
          if (sort === undefined) {
            return (
              <span key={id} role="columnheader" className={css.headCell}>
                {words(id)}
              </span>
            );
          }
          const isSorted = sort === sorted;
          return (
            <span
              key={id}
              role="columnheader"
              aria-sort={isSorted ? (descending ? "descending" : "ascending") : "none"}
            >
              <UnstyledButton
                className={css.sort}
                data-sorted={isSorted || undefined}
                onClick={() => sortBy(sort)}
              >
                <span className={css.headCell}>{words(id)}</span>
                <Arrow size="0.875rem" aria-hidden className={css.arrow} />
              </UnstyledButton>
            </span>
          );
        })}
      </div>
    </div>
  );
}
