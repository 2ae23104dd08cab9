/**
 * Forms that can be begun above any screen, with the values they may begin with. Whoever contributes
 * one adds it here: `declare module "../contributions/dialog-forms.ts" { interface DialogForms { … } }`.
 * So one area can begin another's form without knowing it, and a misspelt field is a compile error.
 */
// Empty by nature: every property of it is declared elsewhere.
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface DialogForms {}

export type DialogForm = keyof DialogForms;

export interface DialogProps<F extends DialogForm> {
  /** Key its draft is kept under. */
  draft: string;
  /** What is known already. */
  initial: DialogForms[F];
  onClose: () => void;
  /** It was sent and made this record. */
  onOpened: (id: string) => void;
}
