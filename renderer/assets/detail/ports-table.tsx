import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import type { Port } from "../../../shared/domain/asset/asset-fields.ts";
import { useReader } from "../../fields/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { rootFontPx, useHeight } from "../../ui/measure.ts";
import { Nothing, Toolbar } from "../../ui/index.ts";
import { bitRate } from "./measures.ts";
import css from "./ports-table.module.css";

const ROW_REM = 1.75;
const COLUMNS = ["name", "status", "speed", "mac", "ips"] as const;

function matches(port: Port, words: string): boolean {
  const text = [port.name, port.mac ?? "", port.mac?.replaceAll(/[:-]/gu, "") ?? "", ...port.ips].join(" ");
  return text.toLowerCase().includes(words);
}

/** All ports of an asset; of a big switch only those in view are drawn. */
export function PortsTable({ ports }: { ports: readonly Port[] }) {
  const t = useText("assets");
  const format = useFormat();
  const reader = useReader({ kind: "asset", said: null });
  const [text, setText] = useState("");
  const scroller = useRef<HTMLDivElement>(null);
  const words = text.trim().toLowerCase();
  const shown = words === "" ? ports : ports.filter((port) => matches(port, words));
  const height = useHeight(() => ROW_REM * rootFontPx());
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  return (
    <div className={css.ports}>
      {ports.length > 12 && (
        <Toolbar label={t("ports.search")}>
          <TextInput
            className={css.search}
            aria-label={t("ports.search")}
            data-scan="takes"
            placeholder={t("ports.searchHint")}
            leftSection={<IconSearch size="1rem" aria-hidden />}
            value={text}
            data-unkept=""
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <span className={css.total} role="status">
            {t("ports.total", { shown: format.number(shown.length), total: format.number(ports.length) })}
          </span>
        </Toolbar>
      )}
      <div
        className={css.table}
        role="table"
        aria-label={t("asset:field.ports")}
        aria-rowcount={shown.length + 1}
      >
        <div role="rowgroup">
          <div role="row" aria-rowindex={1} className={css.head}>
            {COLUMNS.map((column) => (
              <span key={column} role="columnheader">
                {t(`ports.column.${column}`)}
              </span>
            ))}
          </div>
        </div>
        <div
          ref={scroller}
          role="rowgroup"
          className={css.scroller}
          tabIndex={0}
          aria-label={t("asset:field.ports")}
        >
          <div role="presentation" className={css.inner} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const port = shown[item.index];
              if (!port) return null;
              return (
                <div
                  key={item.key}
                  role="row"
                  aria-rowindex={item.index + 2}
                  className={css.row}
                  style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                >
                  <span role="cell">{port.name}</span>
                  <span role="cell">{port.status ? reader.word("status", port.status) : <Nothing />}</span>
                  <span role="cell">{port.speed === null ? <Nothing /> : bitRate(format, port.speed)}</span>
                  <span role="cell" className={css.mono}>
                    {port.mac ?? <Nothing />}
                  </span>
                  <span role="cell" className={css.mono} title={port.ips.join("\n")}>
                    {port.ips.join("  ") || <Nothing />}
                  </span>
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}
