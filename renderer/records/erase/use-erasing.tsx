import type { ReactNode } from "react";
import { useState } from "react";
import { useMay } from "../../core/index.ts";
import { useActions } from "../../ui/index.ts";
import { EraseDialog } from "./erase-dialog.tsx";

export interface Erasing {
  /** Opens the dialog; null for whom it is not allowed. */
  begin: (() => void) | null;
  /** While it is open. */
  dialog: ReactNode;
}

/** The act that erases personal values of the record on screen: in the palette, and for its own list of acts. */
export function useErasing(kind: string, id: string, name: string): Erasing {
  const may = useMay("data.erase");
  const [open, setOpen] = useState(false);
  const begin = () => setOpen(true);
  useActions([{ id: "record.erase", of: id, group: kind, shortcuts: [], disabled: !may, run: begin }]);
  return {
    begin: may ? begin : null,
    dialog:
      may && open ? <EraseDialog kind={kind} id={id} name={name} onClose={() => setOpen(false)} /> : null,
  };
}
