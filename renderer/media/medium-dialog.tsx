import type { ReactNode } from "react";
import { useCommand } from "../core/index.ts";
import { useRules } from "../records/index.ts";
import type { AskingForm } from "../records/index.ts";
import type { DraftedForm } from "../ui/index.ts";
import { DraftNote, FormDialog, Stack, useDraftedForm } from "../ui/index.ts";

interface Props<V extends object> {
  title: string;
  /** Which act of a medium; its form has the same name. */
  act: "register" | "confirm" | "move" | "wipe" | "destroy" | "verify" | "validate" | "hold";
  /** The record that the draft is about. */
  about: string;
  asking: AskingForm<V>;
  initial: V;
  /** What the act itself would not refuse, or not say as well. */
  wrong?: (values: V) => Partial<Record<(keyof V & string) | "form", string>> | null;
  submit?: string;
  size?: "lg" | "xl";
  /** Sent by its button alone. */
  deliberate?: boolean;
  foot?: ReactNode;
  onClose: () => void;
  children: (form: DraftedForm<V, keyof V & string>) => ReactNode;
}

/** A form of a storage medium: drafted, held against the rules of its act, sent, closed. */
export function MediumDialog<V extends object>(props: Props<V>) {
  const { act, about, asking, initial, wrong, onClose, children, ...shown } = props;
  const { runAll, busy, error } = useCommand();
  const wrongIn = useRules();
  const form = useDraftedForm<V, keyof V & string>({
    key: `medium.${act}:${about}`,
    form: `medium.${act}`,
    initial,
    validate: (values) => wrong?.(values) ?? wrongIn(asking, values),
  });

  async function save() {
    if (!form.check() || busy) return;
    const done = await runAll([asking.asks(form.values)]);
    if (!done.ok) return;
    form.done();
    onClose();
  }

  return (
    <FormDialog
      {...shown}
      writes={`medium.${act}`}
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
