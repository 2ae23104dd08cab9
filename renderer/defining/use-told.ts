import { bodyParts } from "../../shared/domain/definition/body-parts.ts";
import type { Part } from "../../shared/domain/definition/body-parts.ts";
import type { DefinitionRow } from "../../shared/domain/definition/definition-view.ts";
import { isFamily } from "../../shared/domain/definition/families.ts";
import type { Family } from "../../shared/domain/definition/families.ts";
import type { Localized } from "../../shared/domain/definition/localized.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { formOf } from "../../shared/domain/kind/form.ts";
import { useReader } from "../fields/index.ts";
import { isNothing, readValue } from "../fields/value/read-value.ts";
import type { Reader } from "../fields/value/read-value.ts";
import { useLocale, useText } from "../i18n/index.ts";
import type { Text } from "../i18n/index.ts";
import { choiceWords, partLabel } from "./part-meta.ts";

/** What a definition says beside its name, in one line; '' for nothing. */
export function useTold(rows: readonly DefinitionRow[]): (row: DefinitionRow) => string {
  const t = useText("defining");
  const locale = useLocale();
  const reader = useReader({ kind: "definition", said: rows.map(({ body }) => body) });
  return ({ family, body }) => (isFamily(family) ? told({ t, locale, reader, family }, body) : "");
}

interface Telling {
  t: Text;
  locale: string;
  reader: Reader;
  family: Family;
}

export function told({ t, locale, reader, family }: Telling, body: Record<string, unknown>): string {
  const say = (part: Part): string => {
    const value = body[part.name];
    if (isNothing(value) || value === false) return "";
    if (part.draws === "words") return inLanguage(value as Localized, locale);
    if (part.draws === "lines") return t(`count.${part.name}`, { count: (value as unknown[]).length });
    if (part.draws === "group") return "";
    const schema = part.draws === "several" ? part.each : part.schema;
    const { form } = formOf(schema);
    const label = partLabel(t, family, [part.name]);
    if (value === true) return label;
    const words = (each: unknown) =>
      form === "choice"
        ? t(`${choiceWords(part.name)}.${String(each)}`)
        : readValue(reader, { field: part.name, schema }, each);
    const said = [value].flat().map(words).join(reader.between);
    return form === "number" || form === "text" ? t("labelled", { label, value: said }) : said;
  };
  return bodyParts(family)
    .map(say)
    .filter((text) => text !== "")
    .join(" · ");
}
