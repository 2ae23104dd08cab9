import { Button } from "@mantine/core";
import { useState } from "react";
import { savedName } from "../../shared/blob/file-name.ts";
import type { CoreError } from "../../shared/ipc/contract.ts";
import { useCore } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ErrorNote, useSay } from "../ui/index.ts";
import type { AttachedFile } from "./attached-file.ts";

const PROPOSED = 55;

/** The file as it is, where the system's dialog says. */
export function SaveButton({ file }: { file: AttachedFile }) {
  const t = useText("files");
  const core = useCore();
  const say = useSay();
  const [error, setError] = useState<CoreError | null>(null);
  async function save() {
    // As long as the dialog takes one.
    const defaultName = savedName([...file.name].slice(0, PROPOSED).join(""), file.type);
    const [path] =
      (await core.api.pickFiles({
        purpose: "saveFile",
        defaultName,
      })) ?? [];
    if (!path) return;
    const params = { address: file.blob, file: path, overwrite: true };
    const answer = await core.ask({ kind: "job", name: "saveFile", params });
    setError(answer.ok ? null : answer.error);
    if (answer.ok) say("files:saved", { file: path });
  }
  return (
    <>
      {error ? <ErrorNote error={error} /> : null}
      <Button variant="default" onClick={() => void save()}>
        {t("save")}
      </Button>
    </>
  );
}
