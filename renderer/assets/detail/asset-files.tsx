import type { AssetDetail } from "../../../shared/ipc/queries.ts";
import type { AttachedFile } from "../../files/attached-file.ts";
import { AttachButton, AttachedFiles } from "../../files/attached-files.tsx";
import type { Attaching } from "../../files/use-attaching.ts";
import { useText } from "../../i18n/index.ts";
import { Section } from "../../ui/index.ts";
import css from "./asset-files.module.css";
import { Documents } from "./documents.tsx";

interface Props {
  detail: AssetDetail;
  /** All of it, and what of it people attached. */
  files: readonly AttachedFile[];
  attached: readonly AttachedFile[];
  /** Null: nothing may be attached now. */
  attaching: Attaching | null;
}

/** What people attached to the asset, and the inventories it was read from. */
export function AssetFiles({ detail, files, attached, attaching }: Props) {
  const t = useText("files");
  const { row, documents } = detail;
  return (
    <>
      <div className={css.attached}>
        <Section title={t("title")} aside={<AttachButton about={`asset:${row.id}`} attaching={attaching} />}>
          <AttachedFiles files={attached} attaching={attaching} />
        </Section>
      </div>
      <Documents asset={row.id} documents={documents} files={files} />
    </>
  );
}
