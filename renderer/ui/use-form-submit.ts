import type { KeyboardEvent, SyntheticEvent } from "react";
import { useRef } from "react";
import type { CommandName } from "../../shared/domain/commands.ts";
import { isComposing } from "./actions/shortcut-rules.ts";

/**
 * What a form writes when it is sent: a command, the team's hub or the profile itself, a backup in the place of
 * everything, or nothing at all.
 */
export type Written = CommandName | "hub" | "profile" | "restore" | "nothing";

interface Sending {
  /** Said by every form: on it depends whether Enter in a field of it sends it. */
  writes: Written;
  onSubmit: () => void;
}

/**
 * What Enter in a field may send: what writes nothing, the one question before the desk is open, and a
 * single value of a ticket that is changed in its place. Anything else is carried out by its button or by
 * Ctrl+Enter alone: a scanner ends every code with Enter, in whichever field the focus happens to be.
 */
const SENT_BY_ENTER: readonly Written[] = ["nothing", "profile", "ticket.edit"];

export function enterSends(writes: Written): boolean {
  return SENT_BY_ENTER.includes(writes);
}

type EnterPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey"> & {
  nativeEvent: Parameters<typeof isComposing>[0];
  target: { tagName?: string; type?: string };
};

/** Enter in a line, a list or on a box, which a browser takes for pressing the form's button. */
export function isFieldEnter({ key, ctrlKey, metaKey, nativeEvent, target }: EnterPress): boolean {
  if (key !== "Enter" || ctrlKey || metaKey || isComposing(nativeEvent)) return false;
  return target.tagName === "INPUT" && !["button", "submit", "reset"].includes(target.type ?? "");
}

function sendNothing(event: KeyboardEvent<HTMLFormElement>) {
  if (isFieldEnter(event as unknown as EnterPress)) event.preventDefault();
}

/** Goes to the first field that says what is wrong with it, once it does. */
export function goToWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** What a `<form>` needs to be sent, by its button or `send`, and by Enter where that may be. */
export function useFormSubmit({ writes, onSubmit }: Sending) {
  const ref = useRef<HTMLFormElement>(null);
  function send() {
    onSubmit();
    goToWrong(ref.current);
  }
  const form = {
    ref,
    noValidate: true,
    onSubmit: (event: SyntheticEvent) => {
      event.preventDefault();
      send();
    },
    onKeyDown: enterSends(writes) ? undefined : sendNothing,
  };
  return { form, send };
}
