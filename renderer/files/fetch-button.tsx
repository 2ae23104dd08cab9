import { Button } from "@mantine/core";
import { useState } from "react";
import { useCore } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import type { AttachedFile } from "./attached-file.ts";

/** Asks for its bytes: they come with the next sync, or when the laptop that has them has sent them. */
export function FetchButton({ file }: { file: AttachedFile }) {
  const t = useText("files");
  const core = useCore();
  const [asked, setAsked] = useState(false);
  async function fetchIt() {
    const answer = await core.ask({ kind: "job", name: "wantFile", params: { address: file.blob } });
    setAsked(answer.ok);
  }
  return (
    <>
      <span role="status">{asked ? t("fetching") : null}</span>
      <Button disabled={asked} onClick={() => void fetchIt()}>
        {t("fetch")}
      </Button>
    </>
  );
}
