import { useState } from "react";
import type { ReactNode } from "react";
import type { FileFault } from "../../../shared/ipc/checklist-files.ts";
import { useCore } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { AppDialog, ErrorNote } from "../../ui/index.ts";
import { toEdit } from "./edited.ts";
import { FileFaults } from "./file-faults.tsx";
import { hand } from "./incoming.ts";
import { editChecklist } from "./open-checklist.ts";
import { useYaml } from "./use-yaml.ts";

/**
 * Reads a checklist from a file into the editor: nothing is changed before it is saved there. What has faults
 * is shown with their places, and goes no further.
 */
export function useImport(known: readonly { key: string }[]): {
  choose: () => Promise<void>;
  shown: ReactNode;
} {
  const t = useText("editor");
  const core = useCore();
  const yaml = useYaml();
  const [faults, setFaults] = useState<readonly FileFault[]>([]);

  async function choose() {
    const [file] = (await core.api.pickFiles({ purpose: "readChecklist" })) ?? [];
    if (!file) return;
    const read = await yaml.readFile(file);
    if (read === null) return;
    if (read.checklist === null) return setFaults(read.faults);
    hand(toEdit(read.checklist));
    // One that is here is changed by it; any other is a new one of the team's.
    if (known.some(({ key }) => key === read.key)) editChecklist("edit", read.key);
    else editChecklist("new");
  }

  const close = () => {
    setFaults([]);
    yaml.clear();
  };
  const shown =
    yaml.error || faults.length > 0 ? (
      <AppDialog title={t("notImported")} size="lg" onClose={close}>
        {yaml.error ? <ErrorNote error={yaml.error} /> : <p>{t("notImportedText")}</p>}
        <FileFaults faults={faults} />
      </AppDialog>
    ) : null;
  return { choose, shown };
}
