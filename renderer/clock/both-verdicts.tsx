import type { Verdict, Verdicts } from "../../shared/domain/ticket/ticket-verdicts.ts";
import type { NamedRule } from "../../shared/domain/ticket/ticket-clock.ts";
import { useText } from "../i18n/index.ts";
import { useDefinitions } from "../records/index.ts";
import { hoursAndMinutes } from "./clock-shown.ts";
import css from "./clock.module.css";

const SIDES = ["laptop", "hub"] as const;

/** What the laptop had judged and what the hub judges, where that is not the same, and why it is not (domain.md 3.5). */
export function BothVerdicts({ verdicts }: { verdicts: Verdicts }) {
  const t = useText("clock");
  const calendars = useDefinitions("calendar");
  const targets = useDefinitions("target");
  const named = (rule: NamedRule | null, { word }: { word: (key: string) => string }) =>
    rule === null
      ? t("verdicts.noTarget")
      : t("verdicts.rule", { title: word(rule.key), version: rule.version });
  const reasons = verdicts.why.map((why) =>
    why === "receipt"
      ? t("verdicts.why.receipt")
      : t(`verdicts.why.${why}`, {
          laptop: named(verdicts.laptop[why], why === "calendar" ? calendars : targets),
          hub: named(verdicts.hub[why], why === "calendar" ? calendars : targets),
        }),
  );
  const cell = ({ state, stoppedAt, usedMinutes, targetMinutes }: Verdict) =>
    t("verdicts.cell", {
      state: t(`state.${state}${stoppedAt !== null && state === "breached" ? "Over" : ""}`),
      used: hoursAndMinutes(usedMinutes),
      target: hoursAndMinutes(targetMinutes),
    });
  return (
    <section>
      <h3>{t("verdicts.title")}</h3>
      <table className={css.table}>
        <thead>
          <tr>
            {["clock", ...SIDES].map((head) => (
              <th key={head} scope="col">
                {t(head === "clock" ? "sum.clock" : `verdicts.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {verdicts.clocks.map((each) => (
            <tr key={each.name}>
              <th scope="row">{t(`ticket:clock.${each.name}`)}</th>
              {SIDES.map((side) => (
                <td key={side}>{cell(each[side])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={css.list}>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  );
}
