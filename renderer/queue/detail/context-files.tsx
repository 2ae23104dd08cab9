import { AttachButton, AttachedFiles } from "../../files/attached-files.tsx";
import type { Attaching } from "../../files/use-attaching.ts";
import { useText } from "../../i18n/index.ts";
import { ContextPart } from "./context-facts.tsx";
import { useTicket } from "./ticket-context.ts";

/** What is attached to the ticket. */
export function ContextFiles({ attaching }: { attaching: Attaching | null }) {
  const t = useText("files");
  const { detail, files } = useTicket();
  const count = files.length;
  if (count === 0 && !attaching) return null;
  return (
    <ContextPart
      title={count > 0 ? t("titleCount", { count }) : t("title")}
      aside={<AttachButton about={`ticket:${detail.row.id}`} attaching={attaching} />}
    >
      <AttachedFiles files={files} attaching={attaching} />
    </ContextPart>
  );
}
