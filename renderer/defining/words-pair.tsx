import { TextInput } from "@mantine/core";
import { LANGUAGES } from "../../shared/domain/definition/localized.ts";
import type { Localized } from "../../shared/domain/definition/localized.ts";
import { useText } from "../i18n/index.ts";
import { FormGrid, FreeText } from "../ui/index.ts";
import { isLong } from "./part-meta.ts";

interface Props {
  label: string;
  value: Localized;
  max: number;
  required?: boolean;
  /** The first of them takes the focus. */
  first?: boolean;
  /** Of one language, or with none of both. */
  errorOf: (language: string | null) => string | undefined;
  onChange: (to: Localized) => void;
}

/** A text in the languages of the product, beside each other where there is room. One of them is enough. */
export function WordsPair({ label, value, max, required = false, first = false, errorOf, onChange }: Props) {
  const t = useText("defining");
  return (
    <FormGrid columns="pairs">
      {LANGUAGES.map((language, index) => {
        const common = {
          label: t("inLanguage", { label, language: t(`language.${language}`) }),
          value: value[language] ?? "",
          maxLength: max,
          lang: language,
          error: errorOf(language) ?? (index === 0 ? errorOf(null) : undefined),
          required: required && index === 0,
          "data-autofocus": (first && index === 0) || undefined,
        };
        const take = (text: string) => onChange({ ...value, [language]: text });
        return isLong(max) ? (
          <div key={language}>
            <FreeText
              {...common}
              minRows={4}
              maxRows={12}
              onChange={(event) => take(event.currentTarget.value)}
            />
          </div>
        ) : (
          <TextInput key={language} {...common} onChange={(event) => take(event.currentTarget.value)} />
        );
      })}
    </FormGrid>
  );
}
