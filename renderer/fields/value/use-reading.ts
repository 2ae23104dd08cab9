import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { definitionsOf, groupOf } from "../../../shared/domain/definition/definition-view.ts";
import { isFamily } from "../../../shared/domain/definition/families.ts";
import type { Localized } from "../../../shared/domain/definition/localized.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { shippedOf } from "../../../shared/domain/definition/shipped.ts";
import { useDeskRows } from "../../desk/index.ts";
import { actWords, useFormat, useLocale, useText } from "../../i18n/index.ts";
import type { Format, Text } from "../../i18n/index.ts";
import { useNames } from "../../records/index.ts";
import type { FieldMeta, Wording } from "../meta.ts";
import type { Reader } from "./read-value.ts";
import { UUID, isNothing, readValue } from "./read-value.ts";

/** What a definition said when it was taken, by the field that took it. */
export interface Taken {
  field: string;
  key: string;
  title: Localized;
}

interface Options {
  kind: string;
  /** All that may be read: the records it names are looked up. */
  said: unknown;
  taken?: readonly Taken[];
}

/** How this window says what it is given; nothing of it is asked of the core. */
export interface Saying {
  t: Text;
  format: Pick<Format, "date" | "dateTime">;
  locale: string;
  nameOf: (id: string) => string;
  definitions: readonly DefinitionRow[];
}

export function readerOf(
  { t, format, locale, nameOf, definitions }: Saying,
  { kind, taken = [] }: Options,
): Reader {
  function rowOf(family: string, key: string) {
    return isFamily(family) ? definitionsOf(family, definitions).find((row) => row.key === key) : undefined;
  }
  return {
    id: nameOf,
    moment: (ms) => (Number.isNaN(ms) ? "" : format.dateTime(ms)),
    day: (day) => format.date(Date.parse(`${day}T00:00`)),
    number: String,
    yesNo: (value) => t(value ? "domain:yes" : "domain:no"),
    word: (field, value) => t([`${kind}:${field}.${value}`, "domain:entered.asIs"], { value }),
    act: (type) => actWords(t, type),
    defined(family, key, field) {
      const row = rowOf(family, key);
      // As it was called when it was taken; what stood before by its name of today.
      const title =
        taken.find((use) => use.field === field && use.key === key)?.title ??
        row?.title ??
        shippedOf(family, key)?.title;
      const word = title ? inLanguage(title, locale) : key;
      const group = row && rowOf(`${family}group`, groupOf(row));
      return group ? `${inLanguage(group.title, locale)} / ${word}` : word;
    },
    unit: (unit) => t([`domain:unit.${unit}`, "domain:entered.asIs"], { value: unit }),
    between: t("domain:entered.between"),
  };
}

/** How values of a record of a kind read in the window's language. */
export function useReader(options: Options): Reader {
  const t = useText("domain");
  const format = useFormat();
  const locale = useLocale();
  const nameOf = useNames(JSON.stringify(options.said ?? null).match(UUID) ?? []);
  const definitions = useDeskRows("definition");
  return readerOf({ t, format, locale, nameOf, definitions }, options);
}

/** A value of a field as people read it; '' for nothing. */
export function readField(
  reader: Reader,
  meta: FieldMeta,
  value: unknown,
  say: (words: Wording) => string,
): string {
  const choice = meta.choices.find((each) => each.value === value);
  if (choice) return say(choice.words);
  const { name, schema, form } = meta;
  const text = readValue(reader, { field: name, schema, form }, value);
  return meta.unit === "" || isNothing(value) ? text : `${text} ${reader.unit(meta.unit)}`;
}

/** Says words of the catalogue, or those that somebody of the team wrote. */
export function useWording(): (words: Wording) => string {
  const t = useText("domain");
  const locale = useLocale();
  return (words) => ("key" in words ? t([words.key, "unknown.field"]) : inLanguage(words.said, locale));
}
