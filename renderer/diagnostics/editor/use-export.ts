import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { ChecklistDetail } from "../../../shared/ipc/diagnostics.ts";
import { useCore } from "../../core/index.ts";
import { useSay } from "../../ui/index.ts";
import { useYaml } from "./use-yaml.ts";

/** Writes a checklist as YAML where the system's dialog says. */
export function useExport(): { write: (detail: ChecklistDetail) => Promise<void>; error: CoreError | null } {
  const core = useCore();
  const say = useSay();
  const yaml = useYaml();
  return {
    error: yaml.error,
    async write({ key, document }) {
      const [file] =
        (await core.api.pickFiles({ purpose: "writeChecklist", defaultName: `${key}.yaml` })) ?? [];
      if (!file) return;
      const written = await yaml.writeFile(key, { ...document }, file);
      if (written !== null) say("editor:exported", { file: written });
    },
  };
}
