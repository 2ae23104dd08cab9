import { ActDialog } from "../records/index.ts";
import type { ActDialogProps } from "../records/index.ts";

interface Props<V extends object> extends ActDialogProps<V> {
  /** Which act of a medium; its form has the same name. */
  act: "register" | "confirm" | "move" | "wipe" | "destroy" | "verify" | "validate" | "hold";
  /** The record that the draft is about. */
  about: string;
}

/** A form of a storage medium. */
export function MediumDialog<V extends object>({ act, ...shown }: Props<V>) {
  return <ActDialog {...shown} writes={`medium.${act}`} />;
}
