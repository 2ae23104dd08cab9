import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import type { Part } from "../../shared/domain/definition/body-parts.ts";
import type { Family } from "../../shared/domain/definition/families.ts";
import type { Localized } from "../../shared/domain/definition/localized.ts";
import { formOf } from "../../shared/domain/kind/form.ts";
import { FieldControl } from "../fields/index.ts";
import { useLocale, useText } from "../i18n/index.ts";
import { FormGrid } from "../ui/index.ts";
import type { Body } from "./body-values.ts";
import { ChecklistField } from "./checklist-field.tsx";
import { LinesField } from "./lines-field.tsx";
import { partLabel, partMeta } from "./part-meta.ts";
import { SeveralField } from "./several-field.tsx";
import { isAsked } from "./asked-parts.ts";
import { WordsPair } from "./words-pair.tsx";

export interface PartsProps {
  family: Family;
  parts: readonly Part[];
  /** Names of the parts above. */
  path: readonly string[];
  /** As refusals name the place, e.g. `set.body.tasks.0`. */
  place: string;
  value: Body;
  /** What is wrong, by place. */
  errors: Readonly<Record<string, string>>;
  onChange: (to: Body) => void;
}

/** The parts of a body: short ones side by side, words and lists over the whole width. */
export function PartFields(props: PartsProps): ReactNode {
  const { parts, path, value } = props;
  const shown = parts.filter((part) => isAsked(props.family, [...path, part.name], value));
  const rows: Part[][] = [];
  for (const part of shown) {
    const last = rows.at(-1);
    if (last && isShort(part) && last.every(isShort)) last.push(part);
    else rows.push([part]);
  }
  return rows.map((row) => {
    const key = row.map(({ name }) => name).join(" ");
    if (!row.every(isShort)) return row.map((part) => <PartField key={part.name} {...props} part={part} />);
    return (
      <FormGrid key={key} columns="pairs">
        {row.map((part) => (
          <PartField key={part.name} {...props} part={part} />
        ))}
      </FormGrid>
    );
  });
}

const isShort = ({ draws }: Part) => draws === "one" || draws === "several";

function PartField(props: PartsProps & { part: Part }) {
  const { family, part, path: above, place: at, value: body, errors, onChange } = props;
  const t = useText("defining");
  const locale = useLocale();
  const path = [...above, part.name];
  const place = `${at}.${part.name}`;
  const label = partLabel(t, family, path);
  const value = body[part.name];
  const put = (to: unknown) => onChange({ ...body, [part.name]: to });
  switch (part.draws) {
    case "words":
      return (
        <WordsPair
          label={label}
          value={(value ?? {}) as Localized}
          max={part.max}
          required={!part.optional}
          errorOf={(language) => errors[language === null ? place : `${place}.${language}`]}
          onChange={put}
        />
      );
    case "group":
      return (
        <PartFields
          {...props}
          parts={part.parts}
          path={path}
          place={place}
          value={value as Body}
          onChange={put}
        />
      );
    case "lines":
      return (
        <LinesField {...{ family, part, path, place, errors }} lines={value as Body[]} onLines={put}>
          {(line, at, change) => (
            <PartFields {...props} parts={part.parts} path={path} place={at} value={line} onChange={change} />
          )}
        </LinesField>
      );
    case "several":
      return (
        <SeveralField
          label={label}
          name={part.name}
          each={part.each}
          chosen={(value ?? []) as string[]}
          error={errors[place]}
          onChange={put}
        />
      );
    case "one": {
      const form = formOf(part.schema);
      const error = errors[place];
      if (form.form === "defined" && form.family === "checklist") {
        return <ChecklistField label={label} value={value as string | null} error={error} onChange={put} />;
      }
      // A time of day has no form of its own: its rule is a pattern.
      if (part.name === "time") {
        return (
          <TextInput
            type="time"
            label={label}
            value={typeof value === "string" ? value : ""}
            error={error}
            required
            onChange={(event) => put(event.currentTarget.value)}
          />
        );
      }
      return (
        <FieldControl
          meta={partMeta(part.schema, part.name, label, locale)}
          value={value}
          error={error}
          onChange={put}
        />
      );
    }
  }
}
