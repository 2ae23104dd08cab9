import type { ReactNode } from "react";
import { useState } from "react";
import { useCore } from "../core/index.ts";
import { RestoreDialog } from "./restore-dialog.tsx";

/**
 * Restoring a backup: what a button calls, and the dialog that it opens. The dialog stands outside of
 * every form: what is sent in it would be sent in that one as well.
 * @param replaces there is something on this laptop that the backup takes the place of
 */
export function useRestore(replaces: boolean): { choose: () => void; dialog: ReactNode } {
  const { api } = useCore();
  const [file, setFile] = useState<string | null>(null);
  async function choose() {
    const [chosen] = (await api.pickFiles({ purpose: "restore" })) ?? [];
    if (chosen) setFile(chosen);
  }
  return {
    choose: () => void choose(),
    dialog:
      file === null ? null : <RestoreDialog file={file} replaces={replaces} onClose={() => setFile(null)} />,
  };
}
