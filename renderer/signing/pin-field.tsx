import { PasswordInput } from "@mantine/core";
import { useErrorWords } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import type { Pin } from "./use-pin.ts";

/** Digits alone, however an input method writes them. */
export const digitsIn = (text: string) => text.normalize("NFKC").replace(/\D/gu, "").slice(0, 12);
export const isPin = (text: string) => /^\d{4,12}$/u.test(text);

interface Props {
  pin: Pin;
  value: string;
  onChange: (value: string) => void;
}

/** Asks for the PIN; after too many wrong ones for the passphrase of the profile, or its recovery key. */
export function PinField({ pin, value, onChange }: Props) {
  const t = useText("signing");
  const { state } = pin;
  const words = useWrong(pin);
  const locked = state?.left === 0;
  return (
    <PasswordInput
      // Another secret is asked: what was typed is not it.
      key={String(locked)}
      label={t(!locked ? "pin.pin" : state.passphrase ? "pin.passphrase" : "pin.recovery")}
      description={locked ? t("pin.locked") : undefined}
      value={value}
      error={words}
      inputMode={locked ? "text" : "numeric"}
      autoComplete="current-password"
      data-autofocus
      data-unkept=""
      required
      onChange={(event) => onChange(locked ? event.currentTarget.value : digitsIn(event.currentTarget.value))}
    />
  );
}

/** What is said of a wrong one. */
function useWrong({ error, state }: Pin): string | undefined {
  const t = useText("signing");
  const errorWords = useErrorWords();
  if (!error) return undefined;
  const { waitMs } = error.details ?? {};
  if (typeof waitMs === "number" && waitMs > 0) {
    return t("pin.wait", { count: Math.ceil(waitMs / 1000) });
  }
  if (error.code === "wrongKey") {
    return state && state.left > 0 && error.path === "pin"
      ? t("pin.wrong", { count: state.left })
      : t("pin.wrongSecret");
  }
  return error.details?.rule === "pinLocked" ? t("pin.locked") : errorWords(error).what;
}

/** What is asked with: the PIN, or the secret once it is locked. */
export const givenOf = ({ state }: Pin, value: string) =>
  state?.left === 0 ? { secret: value } : { pin: value };

export const isWhole = ({ state }: Pin, value: string) => (state?.left === 0 ? value !== "" : isPin(value));
