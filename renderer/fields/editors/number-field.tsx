import { TextInput } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useState } from "react";
import { useText } from "../../i18n/index.ts";
import { numberIn, numberOrWords } from "./said-numbers.ts";
import type { Said } from "./words-standing.ts";
import { wordsStanding } from "./words-standing.ts";

interface Props {
  label: string;
  hideLabel?: boolean;
  value: unknown;
  /** '' for none. */
  unit: string;
  /** @param value what stands there as a text where it is no number: the field's rule refuses it */
  onChange: (value: number | string | null) => void;
  error?: string | undefined;
  autoFocus?: boolean;
  "data-autofocus"?: boolean | undefined;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** A number, with what it is counted in behind it. */
export function NumberField({ label, hideLabel = false, value, unit, onChange, error, ...rest }: Props) {
  const t = useText("fields");
  const [said, setSaid] = useState<Said | null>(null);
  const counted = unit === "" ? "" : t([`domain:unit.${unit}`, "domain:entered.asIs"], { value: unit });
  const typed = wordsStanding(said, value, () => false);
  const unclear = typed !== null && numberIn(typed) === undefined;

  function type(text: string) {
    const meant = numberOrWords(text);
    setSaid({ text, meant });
    onChange(meant);
  }

  return (
    <TextInput
      {...rest}
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      inputMode="decimal"
      value={typed ?? (typeof value === "number" ? String(value) : "")}
      rightSection={counted === "" ? undefined : counted}
      rightSectionWidth={counted === "" ? undefined : `${counted.length + 2}em`}
      rightSectionPointerEvents="none"
      error={unclear ? t("number.unclear") : error}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => setSaid(null)}
    />
  );
}
