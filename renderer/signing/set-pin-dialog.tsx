import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import { useText } from "../i18n/index.ts";
import { FormDialog } from "../ui/index.ts";
import { PinField, digitsIn, givenOf, isPin, isWhole } from "./pin-field.tsx";
import { usePin } from "./use-pin.ts";

/** Makes a PIN, changes it or takes it away; the present one is asked for, or the passphrase once it is locked. */
export function SetPinDialog({ onSet, onClose }: { onSet?: () => void; onClose: () => void }) {
  const t = useText("signing");
  const pin = usePin();
  const [present, setPresent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const isSet = pin.state?.set === true;
  const given = isSet ? givenOf(pin, present) : {};

  async function submit() {
    setTried(true);
    if (pin.state === null || !isPin(next) || next !== again || (isSet && !isWhole(pin, present))) return;
    if (await pin.ask({ act: "set", next, ...given })) (onSet ?? onClose)();
    else setPresent("");
  }

  async function remove() {
    if (!isWhole(pin, present)) return;
    if (await pin.ask({ act: "remove", ...given })) onClose();
    else setPresent("");
  }

  const digits = (value: string, set: (value: string) => void, label: string, error: string | undefined) => (
    <PasswordInput
      label={label}
      value={value}
      error={error}
      inputMode="numeric"
      autoComplete="new-password"
      data-autofocus={!isSet && label === t("pin.next") ? true : undefined}
      data-unkept=""
      required
      onChange={(event) => set(digitsIn(event.currentTarget.value))}
    />
  );
  return (
    <FormDialog
      title={t(isSet ? "pin.change" : "pin.set")}
      writes="profile"
      busy={pin.busy}
      error={isSet ? null : pin.error}
      foot={
        isSet ? (
          <Button
            variant="subtle"
            disabled={pin.busy || !isWhole(pin, present)}
            onClick={() => void remove()}
          >
            {t("pin.remove")}
          </Button>
        ) : undefined
      }
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t("pin.about")}</p>
      {isSet && <PinField pin={pin} value={present} onChange={setPresent} />}
      {digits(next, setNext, t("pin.next"), tried && !isPin(next) ? t("pin.digits") : undefined)}
      {digits(again, setAgain, t("pin.again"), tried && next !== again ? t("pin.differ") : undefined)}
    </FormDialog>
  );
}
