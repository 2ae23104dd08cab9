import type { ReactNode } from "react";
import type { Condition } from "../../../shared/domain/custody/custody-forms.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Said } from "../../records/index.ts";
import css from "./slip-paper.module.css";

export interface SlipParty {
  name: string;
  employeeNo: string;
  dept: string;
}

export interface SlipLine {
  /** Its record. */
  asset: string;
  name: string;
  /** Model, number, tag and serial, as far as there are any. */
  codes: readonly string[];
  condition: Condition | null;
  accessories: string;
  note: string;
}

/** What a hand-over or return says, as it is read and signed. */
export interface SlipFacts {
  act: "handOver" | "return";
  /** Purpose or reason, as the act names it; null while none was chosen. */
  reason: string | null;
  /** Null: it is given when it is saved. */
  number: string | null;
  /** ms since the epoch. */
  at: number;
  place: string;
  giver: SlipParty;
  receiver: SlipParty;
  /** A day, of a loan. */
  dueBack: string | null;
  lines: readonly SlipLine[];
  terms: { version: string | null; text: string } | null;
}

interface Props {
  slip: SlipFacts;
  /** The operation it stands in: it knows why a value is hidden. */
  operation?: string;
  level?: 1 | 2;
  /** Below the terms: the signatures. */
  children?: ReactNode;
}

/** Kinds of document, by what was done; a return is one whatever its reason. */
export function slipTitleKey({ act, reason }: Pick<SlipFacts, "act" | "reason">): string {
  return `slip.title.${act === "return" ? "return" : (reason ?? "handOver")}`;
}

/** A document as a sheet of paper: the same before it is signed and afterwards, in either theme light. */
export function SlipPaper({ slip, operation, level = 1, children }: Props) {
  const t = useText("custody");
  const format = useFormat();
  const Title = level === 1 ? "h1" : "h2";
  const said = (text: string) => (operation ? <Said text={text} operation={operation} /> : text);
  const party = ({ name, employeeNo, dept }: SlipParty) => (
    <>
      <strong>{said(name)}</strong> {said([dept, employeeNo].filter((part) => part !== "").join(" · "))}
    </>
  );
  const reason =
    slip.reason === null ? "" : t(slip.act === "return" ? `reason.${slip.reason}` : `purpose.${slip.reason}`);
  const facts: [label: string, value: ReactNode][] = [
    [t(slip.act === "return" ? "slip.returner" : "slip.giver"), party(slip.giver)],
    [t("slip.receiver"), party(slip.receiver)],
    [t("slip.date"), Number.isNaN(slip.at) ? "" : format.dateTime(slip.at)],
    [t("slip.place"), slip.place],
    [t(slip.act === "return" ? "slip.reason" : "slip.purpose"), reason],
  ];
  return (
    <div className={css.document}>
      <header className={css.head}>
        <Title className={css.title}>{t(slipTitleKey(slip))}</Title>
        <p className={css.number}>{slip.number ?? t("slip.numberLater")}</p>
      </header>
      <dl className={css.facts}>
        {facts.map(([label, value]) =>
          value === "" ? null : (
            <div key={label} className={css.fact}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {slip.dueBack !== null && (
        <p className={css.due}>
          {t("slip.dueBack", { date: format.date(Date.parse(`${slip.dueBack}T00:00`)) })}
        </p>
      )}
      <ol className={css.items}>
        {slip.lines.map((line) => (
          <li key={line.asset} className={css.item}>
            <strong>{line.name}</strong>
            <span className={css.codes}>{line.codes.join(" · ")}</span>
            <span>
              {line.condition === null ? t("slip.noCondition") : t(`condition.${line.condition}`)}
              {line.accessories !== "" && ` · ${line.accessories}`}
            </span>
            {line.note !== "" && <span>{said(line.note)}</span>}
          </li>
        ))}
      </ol>
      {slip.terms && (
        <section aria-label={t("slip.terms")}>
          <p className={css.termsTitle}>
            {slip.terms.version === null
              ? t("slip.terms")
              : t("slip.termsVersion", { version: slip.terms.version })}
          </p>
          <p className={css.terms}>{slip.terms.text}</p>
        </section>
      )}
      {children}
    </div>
  );
}
