import { useState } from "react";
import { FormDialog } from "../ui/index.ts";
import { PinField, givenOf, isWhole } from "./pin-field.tsx";
import type { Pin } from "./use-pin.ts";

interface Props {
  pin: Pin;
  title: string;
  /** What the PIN leads to. */
  submit: string;
  text: string;
  onRight: () => void;
  onClose: () => void;
}

/** Asks for the technician's PIN, and goes on when it was right. */
export function PinDialog({ pin, title, submit, text, onRight, onClose }: Props) {
  const [value, setValue] = useState("");

  async function check() {
    if (pin.state === null || !isWhole(pin, value)) return;
    const given = givenOf(pin, value);
    setValue("");
    if (await pin.ask({ act: "check", ...given })) onRight();
  }

  return (
    <FormDialog
      title={title}
      submit={submit}
      writes="nothing"
      busy={pin.busy}
      error={pin.state === null ? pin.error : null}
      onSubmit={() => void check()}
      onClose={onClose}
    >
      <p>{text}</p>
      <PinField pin={pin} value={value} onChange={setValue} />
    </FormDialog>
  );
}
