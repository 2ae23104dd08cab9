import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import type { ActDialogProps } from "../../records/index.ts";
import type { PlainAct } from "./lot-forms.ts";

interface Props<V extends object> extends Omit<ActDialogProps<V>, "title" | "submit"> {
  /** The act, which its form and its words are called by. */
  act: PlainAct | "open" | "add" | "appraise" | "approve" | "out";
  /** The lot, and what of it; null for one that is opened. */
  about: string | null;
  title?: string;
}

/** A form of a lot. What goes out of it goes by an act of custody. */
export function LotDialog<V extends object>({ act, title, ...shown }: Props<V>) {
  const t = useText("lots");
  const does = t(`disposal:act.${act}`);
  return (
    <ActDialog
      {...shown}
      title={title ?? does}
      submit={does}
      writes={act === "out" ? "custody.dispose" : `disposal.${act}`}
      form={`disposal.${act}`}
    />
  );
}
