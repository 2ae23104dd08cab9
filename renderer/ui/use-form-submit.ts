import type { SyntheticEvent } from "react";
import { useRef } from "react";

/** What a `<form>` needs to be sent, by button, Enter or `send`; what does not fit is gone to. */
export function useFormSubmit(onSubmit: () => void) {
  const ref = useRef<HTMLFormElement>(null);
  function send() {
    onSubmit();
    // After the fields have said what is wrong with them.
    requestAnimationFrame(() => ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }
  const form = {
    ref,
    noValidate: true,
    onSubmit: (event: SyntheticEvent) => {
      event.preventDefault();
      send();
    },
  };
  return { form, send };
}
