import type { Conclusion, Range, Step } from "../../../shared/domain/checklist/checklist-form.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { Localized } from "../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { conditionWords, probeTitle, readingTitle, readingUnit } from "./condition-words.ts";
import { toEdit } from "./edited.ts";
import type { EditedJudge, EditedOption, EditedWay } from "./edited.ts";

/** As much of a checklist as its fields are told by. */
export interface Around {
  steps: readonly Step[];
  conclusions: readonly Pick<Conclusion, "key" | "title">[];
}

/** The step or conclusion that a field is of. */
interface Of {
  key?: string;
  probe?: string;
}

/** What a field of a checklist says, in lines of plain words; none for what says nothing. */
export function useFieldWords(around: Around): (field: string, value: unknown, of?: Of) => string[] {
  const t = useText("editor");
  const locale = useLocale();
  const categories = useDefinitions("category");
  const kinds = useDefinitions("assetkind");
  const steps = toEdit({ steps: around.steps } as never).steps;
  const say = (words: Localized) => inLanguage(words, locale);

  const target = (key: string) => {
    const end = around.conclusions.find((each) => each.key === key);
    if (end) return t("toEnd", { title: say(end.title) });
    const at = steps.findIndex((each) => each.key === key);
    return at < 0 ? key : t("toStep", { number: at + 1, title: say(steps[at]?.title ?? {}) });
  };
  const way = ({ when, to }: EditedWay, index: number, here: string) =>
    when
      ? t("wayIf", { condition: conditionWords(when, { t, locale, steps, here }), target: target(to) })
      : t(index === 0 ? "wayAlways" : "wayElse", { target: target(to) });
  const judge = ({ reading, min, max, is }: EditedJudge, probe: string) => {
    const title = readingTitle(probe, reading, locale);
    const should =
      is === undefined
        ? [range({ min, max } as Range), readingUnit(probe, reading)].filter(Boolean).join(" ")
        : typeof is === "boolean"
          ? t(is ? "common:yes" : "common:no")
          : is === ""
            ? t("words.empty")
            : String(is);
    return t("judged", { reading: title, should });
  };
  const range = ({ min, max }: Range) =>
    min === undefined
      ? t("atMost", { max })
      : max === undefined
        ? t("atLeast", { min })
        : t("between", { min, max });

  return (field, value, of: Of = {}) => {
    if (value === undefined || value === null || value === "") return [];
    if (typeof value === "boolean") return [t(value ? "common:yes" : "common:no")];
    switch (field) {
      case "section":
        return [t(`diagnostics:section.${String(value)}`)];
      case "gate":
        return [t(`gate.${String(value)}`)];
      case "kind":
        return [t(`kind.${String(value)}`)];
      case "verdict":
        return [t(`run:verdict.${String(value)}`)];
      case "next":
        return [t(`run:next.${String(value)}`)];
      case "probe":
        return [probeTitle(String(value), locale)];
      case "categories":
        return (value as string[]).map(categories.word);
      case "assetKinds":
        return (value as string[]).map(kinds.word);
      case "symptoms":
        return (value as Localized[]).map(say);
      case "options":
        return (value as EditedOption[]).map(({ title, outcome }) =>
          t("optionComes", { option: say(title), outcome: t(`run:outcome.${outcome}`) }),
        );
      case "range":
        return [range(value as Range)];
      case "with":
        return Object.entries(value as object).map(([name, said]) =>
          t("labelled", { label: t(`diagnostics:option.${name}`), text: String(said) }),
        );
      case "judge":
        return (value as EditedJudge[]).map((each) => judge(each, of.probe ?? ""));
      case "go":
        return (value as EditedWay[]).map((each, index) => way(each, index, of.key ?? ""));
      default:
        return typeof value === "object" ? localizedWords(value) : [String(value)];
    }
  };

  /** Both languages: what is changed in one of them is seen. */
  function localizedWords(value: object): string[] {
    return Object.values(value).filter((each) => typeof each === "string");
  }
}
