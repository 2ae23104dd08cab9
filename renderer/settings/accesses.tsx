import { Button } from "@mantine/core";
import { useState } from "react";
import { probeSpec } from "../../shared/domain/checklist/probes.ts";
import type { QueryResults } from "../../shared/ipc/queries.ts";
import { useCoreQuery, useNow } from "../core/index.ts";
import { useFormat, useLocale, useText } from "../i18n/index.ts";
import { ErrorNote, Row, Stack, TwoLines } from "../ui/index.ts";
import css from "./settings.module.css";

type Access = QueryResults["access.page"]["rows"][number];

/** So many on a page: who looks for one day leafs, who looks for one name exports the log. */
const ON_A_PAGE = 10;

/** Who took what out, printed it, looked at what is restricted or measured in a network, the newest first. */
export default function Accesses() {
  const t = useText("settings");
  const format = useFormat();
  const [offset, goTo] = useState(0);
  const { data, error } = useCoreQuery("access.page", { offset, limit: ON_A_PAGE });
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  const { rows, total } = data;
  if (total === 0) return <p className={css.soft}>{t("accesses.none")}</p>;
  const last = offset + rows.length;
  return (
    <Stack>
      <ol className={css.levels} aria-label={t("accesses.title")}>
        {rows.map((row) => (
          <li key={row.id} className={css.access}>
            <AccessLine row={row} />
          </li>
        ))}
      </ol>
      <Row>
        <Button
          variant="default"
          disabled={offset === 0}
          onClick={() => goTo(Math.max(0, offset - ON_A_PAGE))}
        >
          {t("accesses.newer")}
        </Button>
        <Button variant="default" disabled={last >= total} onClick={() => goTo(offset + ON_A_PAGE)}>
          {t("accesses.older")}
        </Button>
        <span className={css.soft}>
          {t("accesses.which", {
            from: format.number(offset + 1),
            to: format.number(last),
            total: format.number(total),
          })}
        </span>
      </Row>
    </Stack>
  );
}

function AccessLine({ row }: { row: Access }) {
  const t = useText("access");
  const format = useFormat();
  const now = useNow();
  const what = useWhat(row);
  const { how, count, target, end, approvedBy, reason, actorName, at, format: file } = row;
  const isProbe = how === "probe";
  return (
    <TwoLines
      first={
        <>
          <span>{t(`act.${how}`)}</span>
          <strong>{what}</strong>
          {target !== "" && <code className={css.code}>{target}</code>}
        </>
      }
      second={[
        actorName,
        format.dateTime(at, now),
        isProbe && end !== "" ? t(`end.${end}`) : "",
        isProbe ? "" : t("countOf", { count }),
        file === "paper" ? t("onPaper") : file.toUpperCase(),
        approvedBy === "" ? "" : t("allowedBy", { name: approvedBy }),
        reason,
      ]
        .filter(Boolean)
        .join(" · ")}
    />
  );
}

/** A probe by its title, a document or a list by its name, a record by its kind; what nobody knows here as it is. */
function useWhat({ how, what }: Access): string {
  const t = useText("access");
  const locale = useLocale();
  const title = how === "probe" ? probeSpec(what)?.title : undefined;
  if (title) return title[locale === "zh-CN" ? 0 : 1];
  return t([`what.${what}`, `${what}:noun`], { defaultValue: what });
}
