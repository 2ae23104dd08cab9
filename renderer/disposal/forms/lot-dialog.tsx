import type { ReactNode } from "react";
import { useCommand } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useRules } from "../../records/index.ts";
import type { AskingForm } from "../../records/index.ts";
import type { DraftedForm } from "../../ui/index.ts";
import { DraftNote, FormDialog, Stack, useDraftedForm } from "../../ui/index.ts";
import type { PlainAct } from "./lot-forms.ts";

interface Props<V extends object> {
  /** The act, which its form and its words are called by. */
  act: PlainAct | "open" | "add" | "appraise" | "approve" | "out";
  /** The lot, and what of it; null for one that is opened. */
  about: string | null;
  title?: string;
  asking: AskingForm<V>;
  initial: V;
  size?: "md" | "lg" | "xl";
  /** What is done is for good. */
  danger?: boolean;
  /** What the act itself would not say. */
  wrong?: (values: V) => Partial<Record<(keyof V & string) | "form", string>> | null;
  onDone?: (id: string | null) => void;
  onClose: () => void;
  children: (form: DraftedForm<V, keyof V & string>) => ReactNode;
}

/** A form of a lot: drafted, held against the rules of its act, sent, closed. */
export function LotDialog<V extends object>(props: Props<V>) {
  const { act, about, title, asking, initial, size, danger, wrong, onDone, onClose, children } = props;
  const t = useText("lots");
  const does = t(`disposal:act.${act}`);
  const sends = act === "out" ? "custody.dispose" : (`disposal.${act}` as const);
  const { run, busy, error } = useCommand();
  const wrongIn = useRules();
  const form = useDraftedForm<V, keyof V & string>({
    key: about === null ? `disposal.${act}` : `disposal.${act}:${about}`,
    form: `disposal.${act}`,
    initial,
    validate: (values) => wrong?.(values) ?? wrongIn(asking, values),
  });

  async function save() {
    if (!form.check() || busy) return;
    const [type, args] = asking.asks(form.values);
    const done = await run(type, args);
    if (!done.ok) return;
    form.done();
    onDone?.(done.value.id);
    onClose();
  }

  return (
    <FormDialog
      title={title ?? does}
      submit={does}
      writes={sends}
      {...(size ? { size } : {})}
      {...(danger ? { danger } : {})}
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
