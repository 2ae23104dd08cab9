import { SegmentedControl } from "@mantine/core";
import {
  IconCircleCheck,
  IconCirclePlus,
  IconCircleX,
  IconHelpCircle,
  IconPencil,
} from "@tabler/icons-react";
import { useCallback, useMemo, useState } from "react";
import type { ImportItem } from "../../shared/ipc/import-report.ts";
import type { Text } from "../i18n/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { GridRow, StatusMark, VirtualList, openRecord } from "../ui/index.ts";
import css from "./import.module.css";

const OUTCOMES = ["doubtful", "rejected", "new", "changed", "unchanged"] as const;
type Shown = (typeof OUTCOMES)[number] | "all";

const LOOKS = {
  new: { tone: "ok", Icon: IconCirclePlus },
  changed: { tone: "note", Icon: IconPencil },
  unchanged: { tone: "quiet", Icon: IconCircleCheck },
  doubtful: { tone: "warn", Icon: IconHelpCircle },
  rejected: { tone: "bad", Icon: IconCircleX },
} as const;

const keyOf = (item: ImportItem) => item.file;
const renderRow = (item: ImportItem) => <Row item={item} />;

/** The outcome per file, or row of a table; those that need a look come first. */
export function ImportList({ items }: { items: readonly ImportItem[] }) {
  const t = useText("import");
  const format = useFormat();
  const [shown, setShown] = useState<Shown>("all");
  const [selected, select] = useState<string | null>(null);
  const sorted = useMemo(
    () => items.toSorted((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome)),
    [items],
  );
  const rows = shown === "all" ? sorted : sorted.filter((item) => item.outcome === shown);
  const rowAt = useCallback((index: number) => rows[index], [rows]);
  const countOf = (outcome: Shown) =>
    outcome === "all" ? items.length : items.filter((item) => item.outcome === outcome).length;
  return (
    <>
      <div className={css.filters}>
        <SegmentedControl
          aria-label={t("filter")}
          value={shown}
          onChange={(value) => setShown(value as Shown)}
          data={(["all", ...OUTCOMES] as const).map((outcome) => ({
            value: outcome,
            label: t("count", { name: t(`outcome.${outcome}`), count: format.number(countOf(outcome)) }),
          }))}
        />
      </div>
      <VirtualList<ImportItem>
        key={shown}
        label={t("list")}
        count={rows.length}
        rowAt={rowAt}
        keyOf={keyOf}
        render={renderRow}
        selected={selected}
        onSelect={select}
        onOpen={(_file, item) => item.asset !== null && openRecord("assets", item.asset)}
        main
      />
    </>
  );
}

function Row({ item }: { item: ImportItem }) {
  const t = useText("import");
  const { tone, Icon } = LOOKS[item.outcome];
  const name = item.file.split(/[\\/]/u).at(-1) ?? item.file;
  return (
    <GridRow className={css.row}>
      <span className={css.mark}>
        <StatusMark tone={tone} icon={<Icon size="1em" />}>
          {t(`outcome.${item.outcome}`)}
        </StatusMark>
      </span>
      <span className={css.label}>{item.label || t("unnamed")}</span>
      <span className={css.file} title={item.file}>
        {name}
      </span>
      <span className={css.what} data-bad={item.reason !== null || undefined} title={item.reason?.message}>
        {whatOf(t, item)}
      </span>
    </GridRow>
  );
}

/** Why it was rejected and where in the file, or which fields change and which stay. */
function whatOf(t: Text, item: ImportItem): string {
  const what = saidOf(t, item);
  const { gone } = item;
  return gone === undefined
    ? what
    : [t("gone", { number: gone }), what].filter((part) => part !== "").join(" · ");
}

function saidOf(t: Text, { outcome, reason, changes, kept, row }: ImportItem): string {
  if (reason) {
    const why = t([`reason.${reason.code}`, "reason.other"], { message: reason.message });
    // Of a file that is none at all there is no place to name.
    return reason.path === "" || reason.code === "notInventory" ? why : t("at", { why, path: reason.path });
  }
  if (outcome === "doubtful") return t("doubtful.row");
  // A column that a person added to a table is called as they called it.
  const words = (names: readonly string[]) =>
    names.map((name) => t(`asset:field.${name}`, { defaultValue: name })).join(t("and"));
  const fields = words(changes);
  const what = fields === "" ? "" : t(outcome === "new" ? "contains" : "changes", { fields });
  return kept.length === 0 ? what : t(row === undefined ? "kept" : "keptRow", { what, fields: words(kept) });
}
