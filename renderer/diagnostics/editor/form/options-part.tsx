import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { OUTCOMES } from "../../../../shared/domain/checklist/outcomes.ts";
import { inLanguage } from "../../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../../i18n/index.ts";
import { Choice, SectionHeading } from "../../../ui/index.ts";
import type { EditedOption } from "../edited.ts";
import css from "../editor.module.css";
import { useFaultAt } from "../faults-context.ts";
import type { PartProps } from "./part-props.ts";
import { WordsFields } from "./words-fields.tsx";

const MOST = 20;

/** What a choice offers, and how each comes out. */
export function OptionsPart({ step: { options }, place, onChange }: PartProps) {
  const t = useText("editor");
  const locale = useLocale();
  const faultAt = useFaultAt();
  const change = (index: number, part: Partial<EditedOption>) =>
    onChange({ options: options.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  return (
    <section className={css.part}>
      <SectionHeading>{t("field.options")}</SectionHeading>
      <ol className={css.lines}>
        {options.map((option, index) => {
          const name = inLanguage(option.title, locale) || t("optionNumber", { number: index + 1 });
          return (
            <li key={option.key} className={css.line} aria-label={name}>
              <div className={css.grow}>
                <WordsFields
                  label={t("optionNumber", { number: index + 1 })}
                  value={option.title}
                  place={[...place, "options", index, "title"]}
                  max={80}
                  onChange={(title) => change(index, { title })}
                />
              </div>
              <Choice
                className={css.narrow}
                label={t("field.outcome")}
                data={OUTCOMES.map((value) => ({ value, label: t(`run:outcome.${value}`) }))}
                value={option.outcome}
                error={faultAt(...place, "options", index, "outcome")}
                onChange={(outcome) => outcome && change(index, { outcome })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={options.length <= 2}
                aria-label={t("takeOut", { what: name })}
                onClick={() => onChange({ options: options.filter((_, at) => at !== index) })}
              >
                <IconX size="1rem" aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      <Button
        variant="subtle"
        leftSection={<IconPlus size="1rem" aria-hidden />}
        disabled={options.length >= MOST}
        onClick={() =>
          onChange({ options: [...options, { key: freeKey(options), title: {}, outcome: "abnormal" }] })
        }
      >
        {t("addOption")}
      </Button>
    </section>
  );
}

function freeKey(options: readonly EditedOption[]): string {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  return (
    [...letters].find((letter) => !options.some(({ key }) => key === letter)) ?? `option${options.length + 1}`
  );
}
