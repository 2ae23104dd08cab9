import type { ReactNode } from "react";
import type { Accessory, Condition, MissingAccessory } from "../../../shared/domain/custody/line-forms.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Said } from "../../records/index.ts";
import { Paper, PaperFault, PaperLine, PaperLines } from "../../signing/paper.tsx";
import type { PaperFact } from "../../signing/paper.tsx";
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
  /** What else was said of it: words of the catalogue. */
  states: readonly string[];
  accessories: readonly Accessory[];
  /** Of a return: what did not come back. */
  missing: readonly MissingAccessory[];
  photos: number;
  /** Why there is none of damage; '' where there need be none. */
  noPhoto: string;
  /** Why the receiver does not accept it; null: it is not declined. */
  declined: string | null;
  /** Of a return: it did not come back, and what was said of that; null: it did. */
  unreturned: string | null;
  note: string;
}

/** Who else takes part, and why: a word of the catalogue (`slip.other`), and what is said. */
export type SlipOther = readonly [word: string, text: string];

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
  others: readonly SlipOther[];
  /** Of a return: it was taken in under this seal; null: it was looked at. */
  seal: string | null;
  /** When the giver had the device sign for them, ms; null: it did not. */
  byDevice: number | null;
  terms: { version: string; text: string } | null;
  /** What was agreed on signing, of one that was signed; the signing view says it above the pad. */
  agreement: { version: string; text: string; kept: string } | null;
}

interface Props {
  slip: SlipFacts;
  /** The operation it stands in: it knows why a value is hidden. */
  operation?: string;
  level?: 1 | 2;
  /** What may be done with a line while it is read. */
  lineAct?: (line: SlipLine) => ReactNode;
  /** Below the terms: the signatures. */
  children?: ReactNode;
}

type Titled = Pick<SlipFacts, "act" | "reason"> & Partial<Pick<SlipFacts, "seal">>;

/** Kinds of document, by what was done; a return is one whatever its reason, but for a seal and for a leaver. */
export function slipTitleKey({ act, reason, seal = null }: Titled): string {
  if (act === "return") {
    // Nobody has looked at what lies under a seal: that is what the paper is for, whoever leaves it.
    if (seal !== null) return "slip.title.underSeal";
    return reason === "leaver" ? "slip.title.leaver" : "slip.title.return";
  }
  return `slip.title.${reason ?? "handOver"}`;
}

/** A document as a sheet of paper: the same before it is signed and afterwards, in either theme light. */
export function SlipPaper({ slip, operation, level = 1, lineAct, children }: Props) {
  const t = useText("custody");
  const format = useFormat();
  const said = (text: string) => (operation ? <Said text={text} operation={operation} /> : text);
  const party = ({ name, employeeNo, dept }: SlipParty) => (
    <>
      <strong>{said(name)}</strong> {said([dept, employeeNo].filter((part) => part !== "").join(" · "))}
    </>
  );
  const reason =
    slip.reason === null ? "" : t(slip.act === "return" ? `reason.${slip.reason}` : `purpose.${slip.reason}`);
  const facts: PaperFact[] = [
    [t(slip.act === "return" ? "slip.returner" : "slip.giver"), party(slip.giver)],
    [t("slip.receiver"), party(slip.receiver)],
    [t("slip.date"), Number.isNaN(slip.at) ? "" : format.dateTime(slip.at)],
    [t("slip.place"), slip.place],
    [t(slip.act === "return" ? "slip.reason" : "slip.purpose"), reason],
    ...(slip.byDevice === null
      ? []
      : ([[t("slip.byDevice"), t("slip.byDeviceAt", { when: format.dateTime(slip.byDevice) })]] as const)),
    ...slip.others.map(([word, text]): [string, ReactNode] => [t(`slip.other.${word}`), said(text)]),
  ];
  const amount = ({ name, qty, serial }: Accessory) =>
    [name, qty > 1 ? `×${qty}` : "", serial].filter((part) => part !== "").join(" ");
  return (
    <Paper
      title={t(slipTitleKey(slip))}
      number={slip.number ?? t("slip.numberLater")}
      level={level}
      facts={facts}
    >
      {slip.seal !== null && <p className={css.due}>{t("underSeal.means")}</p>}
      {slip.dueBack !== null && (
        <p className={css.due}>
          {t("slip.dueBack", { date: format.date(Date.parse(`${slip.dueBack}T00:00`)) })}
        </p>
      )}
      <PaperLines>
        {slip.lines.map((line) => (
          <PaperLine key={line.asset} name={line.name} codes={line.codes} out={line.declined !== null}>
            {line.unreturned !== null && (
              <PaperFault>{said(t("slip.unreturned", { note: line.unreturned }))}</PaperFault>
            )}
            {line.unreturned === null && (
              <span>
                {[
                  line.condition === null ? t("slip.noCondition") : t(`condition.${line.condition}`),
                  ...line.states.map((word) => t(word)),
                  ...(line.photos > 0 ? [t("lines.photos", { count: line.photos })] : []),
                  ...line.accessories.map(amount),
                ].join(" · ")}
              </span>
            )}
            {line.missing.map((each) => (
              <PaperFault key={each.name}>
                {said(
                  [
                    t("lines.missing", { what: amount(each) }),
                    each.outcome === null ? t("slip.unstated") : t(`outcome.${each.outcome}`),
                    each.words,
                  ]
                    .filter((part) => part !== "")
                    .join(" · "),
                )}
              </PaperFault>
            ))}
            {line.noPhoto !== "" && <span>{said(t("slip.noPhoto", { reason: line.noPhoto }))}</span>}
            {line.note !== "" && <span>{said(line.note)}</span>}
            {line.declined !== null && !lineAct && (
              <PaperFault>{said(t("slip.declined", { reason: line.declined }))}</PaperFault>
            )}
            {lineAct?.(line)}
          </PaperLine>
        ))}
      </PaperLines>
      {slip.terms && (
        <section aria-label={t("slip.terms")}>
          <p className={css.termsTitle}>{t("slip.termsVersion", { version: slip.terms.version })}</p>
          <p className={css.terms}>{slip.terms.text}</p>
        </section>
      )}
      {slip.agreement && (
        <section aria-label={t("slip.agreement")}>
          <p className={css.termsTitle}>{t("slip.agreementVersion", { version: slip.agreement.version })}</p>
          <p className={css.terms}>{slip.agreement.text}</p>
          <p className={css.terms}>{slip.agreement.kept}</p>
        </section>
      )}
      {children}
    </Paper>
  );
}
