import { Button } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { IconFileText } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { AssetDetail } from "../../../shared/ipc/queries.ts";
import { useCoreQuery } from "../../core/index.ts";
import { isHere } from "../../files/attached-file.ts";
import type { AttachedFile } from "../../files/attached-file.ts";
import { FetchButton } from "../../files/fetch-button.tsx";
import { FileState } from "../../files/file-state.tsx";
import { useFormat, useText } from "../../i18n/index.ts";
import { rootFontPx, useHeight } from "../../ui/measure.ts";
import { EmptyState, ErrorNote, Row } from "../../ui/index.ts";
import css from "./documents.module.css";

interface Props {
  asset: string;
  documents: AssetDetail["documents"];
  /** Files of the asset: those of its inventories are among them. */
  files: readonly AttachedFile[];
}

/** The inventories as their agents wrote them, kept whole, shown as plain text. */
export function Documents({ asset, documents, files }: Props) {
  const t = useText("assets");
  const format = useFormat();
  const newest = documents.toSorted((a, b) => b.at - a.at);
  const [chosen, choose] = useState<string | null>(null);
  const sha256 = chosen ?? newest[0]?.sha256 ?? null;
  if (sha256 === null) {
    return (
      <EmptyState icon={<IconFileText size="1em" />} title={t("documents.none")}>
        {t("documents.noneHint")}
      </EmptyState>
    );
  }
  return (
    <div className={css.documents}>
      <ul className={css.list}>
        {newest.map((document) => (
          <li key={document.sha256}>
            <Button
              variant={document.sha256 === sha256 ? "light" : "subtle"}
              color="gray"
              size="compact-sm"
              aria-pressed={document.sha256 === sha256}
              onClick={() => choose(document.sha256)}
            >
              {document.name}
              <span className={css.about}>
                {format.date(document.at)} · {format.bytes(document.bytes)}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <DocumentText asset={asset} sha256={sha256} file={files.find(({ blob }) => blob === sha256)} />
    </div>
  );
}

interface TextProps {
  asset: string;
  sha256: string;
  /** That has its bytes; none has those of an inventory that 0.3.0 took in. */
  file: AttachedFile | undefined;
}

function DocumentText({ file, ...document }: TextProps) {
  if (!file || isHere(file)) return <HeldText {...document} />;
  return (
    <Row>
      <FileState file={file} />
      <FetchButton file={file} />
    </Row>
  );
}

function HeldText({ asset, sha256 }: Omit<TextProps, "file">) {
  const t = useText("assets");
  const { data, error } = useCoreQuery("asset.document", { id: asset, sha256 });
  if (error) return <ErrorNote error={error} />;
  if (!data) return <p className={css.wait}>{t("common:loading")}</p>;
  return <Lines label={data.name} text={data.text} />;
}

const LINE_REM = 1.25;
/** A document without line breaks would be one endless line; it is cut for showing. */
const LONGEST = 400;
const PIECES = new RegExp(`.{1,${LONGEST}}`, "gsu");

function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => line.match(PIECES) ?? [""]);
}

/** A long text of which only the lines in view are drawn. */
function Lines({ label, text }: { label: string; text: string }) {
  const lines = useMemo(() => linesOf(text), [text]);
  const scroller = useRef<HTMLDivElement>(null);
  const height = useHeight(() => LINE_REM * rootFontPx());
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 30,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const widest = Math.min(
    LONGEST,
    lines.reduce((most, line) => Math.max(most, line.length), 0),
  );
  return (
    <div ref={scroller} className={css.text} role="region" aria-label={label} tabIndex={0}>
      <div
        className={css.inner}
        style={{ height: virtual.getTotalSize(), minWidth: `calc(${widest}ch + 5rem)` }}
      >
        {virtual.getVirtualItems().map((item) => (
          <pre
            key={item.key}
            className={css.line}
            style={{ height: item.size, transform: `translateY(${item.start}px)` }}
          >
            <span className={css.at} aria-hidden>
              {item.index + 1}
            </span>
            {lines[item.index]}
          </pre>
        ))}
      </div>
    </div>
  );
}
