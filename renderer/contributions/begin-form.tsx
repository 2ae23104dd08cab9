import type { Late } from "../ui/index.ts";
import { useContributions } from "./context.ts";
import type { DialogForm, DialogProps } from "./dialog-forms.ts";

/** Begins a form of whichever area above the screen, with what is known already. */
export function BeginForm<F extends DialogForm>({ form, ...props }: { form: F } & DialogProps<F>) {
  const { forms } = useContributions();
  const Dialog = forms[form]?.Dialog as Late<DialogProps<F>> | undefined;
  return Dialog ? <Dialog {...props} /> : null;
}
