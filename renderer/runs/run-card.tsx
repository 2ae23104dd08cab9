import type { RunDetail } from "../../shared/ipc/diagnostics.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../i18n/index.ts";
import { DoctorChain } from "./doctor-chain.tsx";
import { linksOf } from "./doctor-links.ts";
import css from "./run-card.module.css";

/** What a run came to: its conclusion, what was abnormal, and the chain where the network was looked at. */
export function RunCard({ detail }: { detail: RunDetail }) {
  const t = useText("diagnostics");
  const locale = useLocale();
  const { row, document, answers, walk } = detail;
  const conclusion = document?.conclusions.find(({ key }) => key === detail.conclusion) ?? walk?.conclusion;
  const path = walk?.path ?? [];
  const steps = (document?.steps ?? []).filter(({ key }) => path.includes(key));
  const doctor = steps.map(({ key }) => answers[key]?.reading).find((reading) => reading?.probe === "doctor");
  const abnormal = steps.filter(({ key }) => answers[key]?.outcome === "abnormal");
  return (
    <div className={css.card}>
      <p className={css.title}>
        {row.status === "done" && conclusion
          ? inLanguage(conclusion.title, locale)
          : t(`run:status.${row.status}`)}
      </p>
      {row.verdict !== "" && (
        <p className={css.soft}>{[t(`run:verdict.${row.verdict}`), t(`run:next.${row.next}`)].join(" · ")}</p>
      )}
      {abnormal.length > 0 && (
        <p className={css.soft}>
          {t("abnormalIn", { steps: abnormal.map(({ title }) => inLanguage(title, locale)).join(t("and")) })}
        </p>
      )}
      {doctor?.end === "result" && <DoctorChain links={linksOf(doctor)} />}
      {detail.note !== "" && <p>{detail.note}</p>}
    </div>
  );
}
