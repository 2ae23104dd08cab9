import { printerWordIn } from "../../shared/domain/checklist/printer-words.ts";
import { probeSpec } from "../../shared/domain/checklist/probes.ts";
import type { Measured, Reading } from "../../shared/domain/checklist/reading.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { useFormat, useLocale, useText } from "../i18n/index.ts";
import { DoctorChain } from "../runs/doctor-chain.tsx";
import { linksOf } from "../runs/doctor-links.ts";
import { Note } from "../ui/index.ts";
import css from "./runner/runner.module.css";

interface Props {
  reading: Reading;
  /** The reading that is looked at first. */
  first?: string | undefined;
}

/** What a probe answered, whichever of its four ends: large, in words, as a table, and as it was received. */
export function ReadingShown({ reading, first }: Props) {
  const t = useText("diagnostics");
  const format = useFormat();
  const locale = useLocale();
  const told = useMeasured();
  const { end, reason, machine, at, way, values, text, raw, rawAs, rawCut, probe } = reading;
  const main = values.find(({ name }) => name === first) ?? values[0];
  const titleOf = (name: string) => {
    const title = probeSpec(probe)?.readings[name]?.title;
    return title ? inLanguage({ "zh-CN": title[0], en: title[1] }, locale) : name;
  };
  return (
    <div className={css.reading}>
      {end === "result" ? (
        probe === "doctor" ? (
          <DoctorChain links={linksOf(reading)} />
        ) : (
          main && (
            <p className={css.large}>
              <span className={css.largeName}>{[titleOf(main.name), main.of].filter(Boolean).join(" ")}</span>
              {told(main, probe)}
            </p>
          )
        )
      ) : (
        <Note tone={end === "stopped" ? "quiet" : "warn"} title={t(`end.${end}`)}>
          {reason === "" ? null : t([`why.${reason}`, "why.other"], { reason })}
        </Note>
      )}
      {inLanguage(text, locale) !== "" && <p className={css.words}>{inLanguage(text, locale)}</p>}
      <p className={css.soft}>
        {[t(`way.${way}`), machine.name, machine.serial, format.dateTime(Date.parse(at))]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {values.length > 0 && probe !== "doctor" && (
        <table className={css.values}>
          <tbody>
            {values.map((value, index) => (
              <tr key={`${value.name} ${value.of} ${index}`}>
                <th scope="row">{[titleOf(value.name), value.of].filter(Boolean).join(" ")}</th>
                <td>{told(value, probe)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {raw !== "" && (
        <details>
          <summary>{t(rawAs === "base64" ? "rawBytes" : "raw")}</summary>
          <pre className={css.raw} tabIndex={0}>
            {raw}
          </pre>
          {rawCut && <p className={css.soft}>{t("rawCut")}</p>}
        </details>
      )}
    </div>
  );
}

/** A measured value in words. */
export function useMeasured(): (
  measured: Pick<Measured, "name" | "value" | "unit">,
  probe: string,
) => string {
  const t = useText("common");
  const format = useFormat();
  const locale = useLocale();
  return ({ name, value, unit }, probe) => {
    const word = printerWordIn(probe, name, value);
    if (word) return word[locale === "zh-CN" ? 0 : 1];
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    const said = typeof value === "number" ? format.number(value) : value === "" ? t("none") : value;
    return [said, unit].filter(Boolean).join(" ");
  };
}
