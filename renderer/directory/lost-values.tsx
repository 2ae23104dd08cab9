import type { PersonRow } from "../../shared/domain/person/person.ts";
import type { SiteRow } from "../../shared/domain/site/site.ts";
import type { Overwritten } from "../../shared/log/state.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { OverwrittenValues } from "../records/index.ts";
import { setCommand } from "./directory-edits.ts";
import type { DirectoryKind } from "./directory-edits.ts";

interface Props {
  kind: DirectoryKind;
  row: PersonRow | SiteRow;
  lost: readonly Overwritten[];
}

/** What two people wrote at once about a person or a site, and one lost. */
export function LostValues({ kind, row, lost }: Props) {
  const t = useText("directory");
  const sites = useCoreQuery("site.list", {}).data ?? [];
  return (
    <OverwrittenValues
      lost={lost}
      current={row as unknown as Record<string, unknown>}
      permission="directory.write"
      labelOf={(field) => t(`${kind}:field.${field}`)}
      wordsOf={({ field, value }) => {
        if (typeof value === "boolean") return t(value ? "common:yes" : "common:no");
        const words = typeof value === "string" ? value : "";
        return field === "site" ? (sites.find((site) => site.id === words)?.name ?? "") : words;
      }}
      restoring={({ field, value }) => setCommand(kind, row.id, { [field]: value })}
    />
  );
}
