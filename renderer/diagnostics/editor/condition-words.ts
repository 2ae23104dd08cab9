import type { Atom, Compared, Condition } from "../../../shared/domain/checklist/condition.ts";
import { probeSpec } from "../../../shared/domain/checklist/probes.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { Text } from "../../i18n/index.ts";
import type { EditedStep } from "./edited.ts";

/** What the words of a condition are made with. */
export interface Wording {
  t: Text;
  locale: string;
  /** Key of the step beside which it stands: of that one it is not said again which it is. */
  here?: string;
  steps: readonly Pick<EditedStep, "key" | "kind" | "title" | "options" | "probe">[];
}

/** A condition in a sentence: "‘Measure the link’ is abnormal, and its speed is below 100 Mbit/s". */
export function conditionWords(said: Condition, wording: Wording): string {
  const { t } = wording;
  const inner = (each: Condition) =>
    "all" in each || "any" in each
      ? t("words.group", { condition: conditionWords(each, wording) })
      : conditionWords(each, wording);
  if ("all" in said) return said.all.map(inner).join(t("words.and"));
  if ("any" in said) return said.any.map(inner).join(t("words.or"));
  if ("not" in said) return t("words.not", { condition: inner(said.not) });
  return atomWords(said, wording);
}

function atomWords(atom: Atom, wording: Wording): string {
  const { t, locale, steps } = wording;
  const step = steps.find(({ key }) => key === atom.step);
  const isHere = atom.step === wording.here;
  const title = (step && inLanguage(step.title, locale)) || atom.step;
  const reading = atom.reading === undefined ? null : readingTitle(step?.probe ?? "", atom.reading, locale);
  const what =
    reading === null
      ? isHere
        ? t(
            step?.kind === "choice"
              ? "words.hereChosen"
              : step?.kind === "number"
                ? "words.hereNumber"
                : "words.here",
          )
        : t("words.step", { step: title })
      : isHere
        ? reading
        : t("words.reading", { step: title, reading });
  const outcomeOf = isHere && reading === null ? t("words.here") : what;
  const unit = atom.reading === undefined ? "" : readingUnit(step?.probe ?? "", atom.reading);
  const value = (compared: Compared) => valueWords(compared, step, wording);
  const outcomes = [atom.outcome ?? []].flat().map((outcome) => t(`run:outcome.${outcome}`));
  const limits = (["lt", "lte", "gt", "gte"] as const).flatMap((name) =>
    atom[name] === undefined ? [] : [t(`words.${name}`, { what, value: `${atom[name]} ${unit}`.trim() })],
  );
  return [
    ...(outcomes.length > 0
      ? [t("words.is", { what: outcomeOf, value: outcomes.join(t("words.orWord")) })]
      : []),
    ...(atom.is === undefined ? [] : [t("words.is", { what, value: value(atom.is) })]),
    ...(atom.in ? [t("words.is", { what, value: atom.in.map(value).join(t("words.orWord")) })] : []),
    ...limits,
  ].join(t("words.and"));
}

function valueWords(
  value: Compared,
  step: Wording["steps"][number] | undefined,
  { t, locale }: Wording,
): string {
  if (typeof value === "boolean") return t(value ? "common:yes" : "common:no");
  const option = step?.kind === "choice" ? step.options.find(({ key }) => key === value) : undefined;
  if (option) return t("words.option", { option: inLanguage(option.title, locale) || option.key });
  return value === "" ? t("words.empty") : String(value);
}

/** What a reading of the allow-list is called. */
export function readingTitle(probe: string, reading: string, locale: string): string {
  const title = probeSpec(probe)?.readings[reading]?.title;
  return title ? inLanguage({ "zh-CN": title[0], en: title[1] }, locale) : reading;
}

/** In what a reading of the allow-list is measured; '' for what has no unit. */
export const readingUnit = (probe: string, reading: string) =>
  probeSpec(probe)?.readings[reading]?.unit ?? "";

/** What a probe of the allow-list is called. */
export function probeTitle(probe: string, locale: string): string {
  const title = probeSpec(probe)?.title;
  return title ? inLanguage({ "zh-CN": title[0], en: title[1] }, locale) : probe;
}
