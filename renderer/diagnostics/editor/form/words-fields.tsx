import { TextInput } from "@mantine/core";
import { LANGUAGES } from "../../../../shared/domain/definition/localized.ts";
import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import { useText } from "../../../i18n/index.ts";
import { FreeText } from "../../../ui/index.ts";
import css from "../editor.module.css";
import { useFaultAt } from "../faults-context.ts";
import type { Place } from "../faults-at.ts";

interface Props {
  /** Name of the field, as it is said in the language of the window. */
  label: string;
  value: Localized | undefined;
  place: Place;
  max: number;
  required?: boolean;
  /** It may be several lines. */
  long?: boolean;
  onChange: (to: Localized) => void;
}

/** A text in both languages, beside each other where there is room. One of them is enough. */
export function WordsFields({ label, value, place, max, required = false, long = false, onChange }: Props) {
  const t = useText("editor");
  const faultAt = useFaultAt();
  return (
    <div className={css.pair}>
      {LANGUAGES.map((language, index) => {
        const common = {
          label: t("inLanguage", { label, language: t(`language.${language}`) }),
          value: value?.[language] ?? "",
          maxLength: max,
          lang: language,
          // Of the two, the first says what is wrong with both.
          error: faultAt(...place, language) ?? (index === 0 ? faultAt(...place) : null),
          required: required && index === 0,
        };
        const take = (text: string) => onChange({ ...value, [language]: text });
        return long ? (
          <div key={language}>
            <FreeText
              {...common}
              minRows={2}
              maxRows={8}
              onChange={(event) => take(event.currentTarget.value)}
            />
          </div>
        ) : (
          <TextInput key={language} {...common} onChange={(event) => take(event.currentTarget.value)} />
        );
      })}
    </div>
  );
}
