import { DOCTOR_LINKS, DOCTOR_TITLES } from "../../shared/domain/checklist/doctor.ts";
import { printerWordIn } from "../../shared/domain/checklist/printer-words.ts";
import { probeSpec } from "../../shared/domain/checklist/probes.ts";
import { useFormat, useLocale, useText } from "../i18n/index.ts";
import type { Told } from "./steps-told.ts";

/** What the probe calls a reading, in the language of the window; its own name where this version knows none. */
export function useReadingName(): (probe: string, name: string) => string {
  const locale = useLocale();
  return (probe, name) => {
    const readings = probeSpec(probe)?.readings ?? {};
    const title = Object.hasOwn(readings, name) ? readings[name]?.title : undefined;
    return title?.[locale === "zh-CN" ? 0 : 1] ?? name;
  };
}

/** A measured value in a few words: what it is, of which part, and how much. */
export function useReadingWords(): (told: Told) => string {
  const t = useText("findings");
  const format = useFormat();
  const locale = useLocale();
  const nameOf = useReadingName();
  return ({ probe, name, of, value: measured, unit }) => {
    const link =
      probe === "doctor" && name === "broken" ? DOCTOR_LINKS.find((each) => each === measured) : null;
    const word = link ? DOCTOR_TITLES[link] : printerWordIn(probe, name, measured);
    const value = word ? word[locale === "zh-CN" ? 0 : 1] : measured;
    const shown =
      typeof value === "number"
        ? [format.number(value), unit].filter(Boolean).join(" ")
        : typeof value === "boolean"
          ? t(value ? "yes" : "no")
          : value;
    const what = [name === "" ? "" : nameOf(probe, name), of].filter(Boolean).join(" ");
    return what === "" ? shown : t("reading", { what, value: shown === "" ? t("none") : shown });
  };
}
