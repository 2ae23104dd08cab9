import type { DisposalDetail, LotAsset } from "../../../shared/ipc/queries.ts";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import { useText } from "../../i18n/index.ts";
import { Paper, PaperFacts, PaperFault, PaperLine, PaperLines } from "../../signing/paper.tsx";
import type { StepValues } from "./lot-forms.ts";

interface Props {
  detail: DisposalDetail;
  /** The level that decides. */
  level: string;
  values: StepValues;
}

/** All that somebody signs who decides on a lot, in one text. */
export function decisionText({ detail: { row, fields, assets }, level, values }: Props): string {
  const { signed: _signed, identityCheck: _check, ...said } = values;
  const lines = assets.map(({ id, line, refused }) => ({ asset: id, line, refused }));
  return canonicalJson({ number: row.number, level, fields, lines, said });
}

/** What is decided on, and the decision: the lot with its lines and values, as whoever signs it reads it. */
export function DecisionPaper({ detail, level, values }: Props) {
  const t = useText("lots");
  const { row, fields, assets } = detail;
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : "");
  const word = (name: string) => (text(name) === "" ? "" : t(`disposal:${name}.${text(name)}`));
  const { name, decision, opinion, afterwards, except } = values;
  const reasonOf = ({ id, refused }: LotAsset) => {
    if (refused) return t("refusedBy", refused);
    const reason = Object.hasOwn(except, id) ? (except[id] ?? "") : null;
    return reason && t("refusedBy", { by: name, reason });
  };
  const left = assets.filter((asset) => reasonOf(asset) === null);
  const sum = left.reduce((cents, { line }) => cents + Math.round((line.origValue ?? 0) * 100), 0) / 100;
  return (
    <Paper
      title={[...(level === "appraisal" ? [] : [t("act.approve")]), t(`disposal:level.${level}`)].join(" · ")}
      number={row.number}
      facts={[
        [t("disposal:field.title"), row.title],
        [t("disposal:field.applicantName"), text("applicantName")],
        [t("disposal:field.dept"), text("dept")],
        [t("disposal:field.reason"), word("reason")],
        [t("disposal:field.way"), word("way")],
        [t("disposal:field.confidentiality"), word("confidentiality")],
        [t("disposal:field.reasonText"), text("reasonText")],
      ]}
    >
      <PaperLines label={t("linesTitle")}>
        {assets.map((asset) => {
          const { id, row: known, line } = asset;
          const reason = reasonOf(asset);
          return (
            <PaperLine
              key={id}
              name={known?.name ?? id}
              codes={[known?.tag, known?.number, known?.model].flatMap((code) => code || [])}
              out={reason !== null}
            >
              <span>
                {[
                  line.origValue === null ? t("unsaid") : t("yuan", { value: line.origValue.toFixed(2) }),
                  line.acquiredOn === null ? "" : t("acquired", { date: line.acquiredOn }),
                  line.justification,
                ]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </span>
              {reason !== null && <PaperFault>{reason}</PaperFault>}
            </PaperLine>
          );
        })}
      </PaperLines>
      <p>
        <strong>{t("stepAbout", { count: left.length, value: sum.toFixed(2) })}</strong>
      </p>
      <PaperFacts
        facts={[
          [t(level === "appraisal" ? "appraiser" : "approver"), <strong key="name">{name.trim()}</strong>],
          [
            t("decision"),
            decision === null ? "" : <strong key="decision">{t(`disposal:decision.${decision}`)}</strong>,
          ],
          [t("opinion"), opinion.trim()],
          ["", afterwards ? t("afterwards") : ""],
        ]}
      />
    </Paper>
  );
}
