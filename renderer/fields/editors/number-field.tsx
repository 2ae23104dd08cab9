import { TextInput } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useState } from "react";
import { useText } from "../../i18n/index.ts";

interface Props {
  label: string;
  hideLabel?: boolean;
  value: unknown;
  /** '' for none. */
  unit: string;
  /** @param understood false while what stands there is no number yet */
  onChange: (value: number | null, understood: boolean) => void;
  error?: string | undefined;
  autoFocus?: boolean;
  "data-autofocus"?: boolean | undefined;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** A number, with what it is counted in behind it. */
export function NumberField({ label, hideLabel = false, value, unit, onChange, error, ...rest }: Props) {
  const t = useText("fields");
  const [typed, setTyped] = useState<string | null>(null);
  const counted = unit === "" ? "" : t([`domain:unit.${unit}`, "domain:entered.asIs"], { value: unit });
  const unclear = typed !== null && numberIn(typed) === undefined;

  function type(text: string) {
    setTyped(text);
    const number = numberIn(text);
    onChange(number ?? null, number !== undefined);
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
      error={error ?? (unclear ? t("number.unclear") : undefined)}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => unclear || setTyped(null)}
    />
  );
}

/** Also as Chinese keyboards write it; null for nothing, undefined for what is no number. */
export function numberIn(text: string): number | null | undefined {
  const plain = text.normalize("NFKC").trim().replace("。", ".");
  if (plain === "") return null;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
