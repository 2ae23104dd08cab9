import type { ProblemRow } from "../../../shared/domain/problem/problem.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { GridRow } from "../../ui/index.ts";
import css from "./problems.module.css";

/** A problem in the list: how far it is, who owns it, the way round it, and how many tickets speak of it. */
export function ProblemLine({ row }: { row: ProblemRow }) {
  const t = useText("problem");
  const owner = useDeskRows("member").find(({ id }) => id === row.owner)?.name ?? t("unowned");
  return (
    <GridRow className={css.line} off={row.state === "solved"}>
      <span className={css.title}>{row.title}</span>
      <span className={css.count}>{t("gatheredBy", { count: row.tickets.length })}</span>
      <span className={css.soft}>{row.workaround || t("noWorkaround")}</span>
      <span className={css.facts}>{[row.number, t(`state.${row.state}`), owner].join(" · ")}</span>
    </GridRow>
  );
}
