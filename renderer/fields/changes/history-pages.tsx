import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ErrorNote } from "../../ui/index.ts";

interface Props {
  kind: string;
  id: string;
  /** Class of the list of each page. */
  className: string | undefined;
  /** @param made whether the record was made by it, as far as this laptop knows */
  render: (entry: HistoryEntry, made: boolean) => ReactNode;
}

/** Every operation on a record, newest first, page after page as they are asked for. */
export function HistoryPages(props: Props) {
  const [pages, setPages] = useState(1);
  return <Page {...props} after={null} left={pages} onMore={() => setPages(pages + 1)} />;
}

interface PageProps extends Props {
  after: string | null;
  /** Pages to show, this one included. */
  left: number;
  onMore: () => void;
}

function Page({ after, left, ...props }: PageProps) {
  const t = useText("records");
  const { kind, id, className, render, onMore } = props;
  const { data, error } = useCoreQuery("history.page", { kind, id, order: "newest", after });
  // An act moves what follows by one: the page stays on screen while it is asked for anew.
  const [kept, keep] = useState(data);
  if (data && data !== kept) keep(data);
  const shown = data ?? kept;
  if (error) return <ErrorNote error={error} />;
  if (!shown) return null;
  return (
    <>
      <ol className={className}>
        {shown.rows.map((entry, at) => render(entry, shown.next === null && at === shown.rows.length - 1))}
      </ol>
      {shown.next !== null && left > 1 ? <Page {...props} after={shown.next} left={left - 1} /> : null}
      {shown.next !== null && left === 1 ? (
        <Button variant="default" onClick={onMore}>
          {t("older")}
        </Button>
      ) : null}
    </>
  );
}
