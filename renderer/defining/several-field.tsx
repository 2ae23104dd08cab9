import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { z } from "zod";
import { isFamily } from "../../shared/domain/definition/families.ts";
import type { Family } from "../../shared/domain/definition/families.ts";
import { formOf } from "../../shared/domain/kind/form.ts";
import { kindNamed } from "../../shared/domain/kinds.ts";
import type { DeskTable } from "../../shared/ipc/change-batch.ts";
import { useDeskRows } from "../desk/index.ts";
import { useLocale, useText } from "../i18n/index.ts";
import { useDefinitions } from "../records/index.ts";
import { Choice } from "../ui/index.ts";
import css from "./defining.module.css";
import { choiceWords } from "./part-meta.ts";

interface Props {
  label: string;
  name: string;
  /** Form of one of them. */
  each: z.ZodType;
  chosen: readonly string[];
  error: string | undefined;
  onChange: (to: string[]) => void;
}

interface Offer {
  value: string;
  label: string;
  /** It stands where it was chosen, and is offered no longer. */
  past?: boolean;
}

/** Several of some: each is taken out again by a press. */
export function SeveralField({ label, name, each, chosen, error, onChange }: Props) {
  const t = useText("defining");
  const offers = useOffers(name, each);
  const nameOf = (value: string) => offers.find((offer) => offer.value === value)?.label ?? t("unknown");
  return (
    <div>
      <Choice
        key={chosen.length}
        label={label}
        placeholder={t(chosen.length === 0 ? "none" : "oneMore")}
        data={offers.filter(({ value, past }) => !past && !chosen.includes(value))}
        value={null}
        error={error}
        onChange={(value) => value !== null && onChange([...chosen, value])}
      />
      {chosen.length > 0 && (
        <div className={css.chosen}>
          {chosen.map((value) => (
            <Button
              key={value}
              variant="default"
              size="compact-sm"
              rightSection={<IconX size="0.875rem" aria-hidden />}
              aria-label={t("takeOut", { what: nameOf(value) })}
              onClick={() => onChange(chosen.filter((other) => other !== value))}
            >
              {nameOf(value)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function useOffers(name: string, each: z.ZodType): Offer[] {
  const t = useText("defining");
  const locale = useLocale();
  const form = formOf(each);
  const family: Family = form.form === "defined" && isFamily(form.family) ? form.family : "category";
  const defined = useDefinitions(family);
  const rows = useDeskRows((form.form === "ref" ? form.kind : "member") as DeskTable);
  switch (form.form) {
    case "choice":
      return form.words.map((value) => ({ value, label: t(`${choiceWords(name)}.${value}`) }));
    case "defined":
      return defined.rows.map(({ key, retired }) => ({
        value: key,
        label: defined.word(key),
        past: retired,
      }));
    case "ref":
      return (rows as readonly { id: string; active?: boolean }[])
        .map((row) => ({
          ...{ value: row.id, label: kindNamed(form.kind)?.hit(row).title ?? "" },
          past: row.active === false,
        }))
        .sort((a, b) => a.label.localeCompare(b.label, locale));
    default:
      return [];
  }
}
