import type { ReactNode } from "react";
import { Nothing } from "../../ui/index.ts";
import css from "./parts-table.module.css";

interface Column<T> {
  label: string;
  value: (row: T) => ReactNode;
  number?: boolean;
  mono?: boolean;
}

interface Props<T> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
}

/** A short table of parts; columns that are empty in every row are left out. */
export function PartsTable<T>({ label, rows, columns }: Props<T>) {
  const said = columns.filter((column) => rows.some((row) => !isEmpty(column.value(row))));
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>
            {said.map((column) => (
              <th key={column.label} scope="col" data-number={column.number || undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {said.map((column) => {
                const value = column.value(row);
                return (
                  <td
                    key={column.label}
                    data-number={column.number || undefined}
                    data-mono={column.mono || undefined}
                  >
                    {isEmpty(value) ? <Nothing /> : value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isEmpty(value: ReactNode): boolean {
  return value === null || value === undefined || value === "";
}
