import type { ReactNode } from "react";
import type { CommandName } from "../../shared/domain/commands.ts";
import { useCommand } from "../core/index.ts";
import type { DraftedForm } from "../ui/index.ts";
import { DraftNote, FormDialog, Stack, useDraftedForm } from "../ui/index.ts";
import type { AskingForm } from "./asking-form.ts";
import { useRules } from "./use-rules.ts";

/** What a dialog of one act is given, whatever it is done to. */
export interface ActDialogProps<V extends object> {
  title: string;
  submit?: string;
  size?: "md" | "lg" | "xl";
  /** What is done is for good. */
  danger?: boolean;
  /** Sent by its button alone. */
  deliberate?: boolean;
  foot?: ReactNode;
  asking: AskingForm<V>;
  initial: V;
  /** What the act itself would not refuse, or not say as well. */
  wrong?: (values: V) => Partial<Record<(keyof V & string) | "form", string>> | null;
  /** @param id of what was made or changed */
  onDone?: (id: string | null) => void;
  onClose: () => void;
  children: (form: DraftedForm<V, keyof V & string>) => ReactNode;
}

interface Props<V extends object> extends ActDialogProps<V> {
  writes: CommandName;
  /** What its drafts are called by; the act, where nothing is said. */
  form?: string;
  /** The record that the draft is about; null for one that is made. */
  about: string | null;
}

/** A form of one act: drafted, held against the rules of the act, sent, closed. */
export function ActDialog<V extends object>(props: Props<V>) {
  const {
    writes,
    form: name = writes,
    about,
    asking,
    initial,
    wrong,
    onDone,
    onClose,
    children,
    ...shown
  } = props;
  const { runAll, busy, error } = useCommand();
  const wrongIn = useRules();
  const form = useDraftedForm<V, keyof V & string>({
    key: about === null ? name : `${name}:${about}`,
    form: name,
    initial,
    validate: (values) => wrong?.(values) ?? wrongIn(asking, values),
  });

  async function save() {
    if (!form.check() || busy) return;
    const done = await runAll([asking.asks(form.values)]);
    if (!done.ok) return;
    form.done();
    onDone?.(done.value.id);
    onClose();
  }

  return (
    <FormDialog
      {...shown}
      writes={writes}
      busy={busy}
      error={error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <Stack>{children(form)}</Stack>
    </FormDialog>
  );
}
