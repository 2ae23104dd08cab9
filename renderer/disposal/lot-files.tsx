import type { RefObject } from "react";
import { useCoreQuery, useMay } from "../core/index.ts";
import { AttachButton, AttachedFiles } from "../files/attached-files.tsx";
import { useAttaching } from "../files/use-attaching.ts";
import { useText } from "../i18n/index.ts";
import { Section } from "../ui/index.ts";

interface Props {
  lot: string;
  /** Where files may be dropped. */
  pane: RefObject<HTMLElement | null>;
}

/** Signed papers, quotes, weight notes, proofs. */
export function LotFiles({ lot, pane }: Props) {
  const t = useText("files");
  const about = `disposal:${lot}`;
  const open = useMay("file.write");
  const attaching = useAttaching({ kind: "disposal", id: lot, open, pane });
  const { data } = useCoreQuery("file.list", { about });
  return (
    <Section level={2} title={t("title")} aside={<AttachButton about={about} attaching={attaching} />}>
      <AttachedFiles files={data ?? []} attaching={attaching} />
    </Section>
  );
}
