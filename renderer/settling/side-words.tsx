import { IconCloudUpload } from "@tabler/icons-react";
import type { ConflictSide } from "../../shared/log/state.ts";
import { useNow } from "../core/index.ts";
import { useDeskRow } from "../desk/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { StatusMark } from "../ui/index.ts";
import css from "./settling.module.css";

/** Who wrote a side of a conflict, and when; says so when the hub has not seen it. */
export function SideWords({ side }: { side: ConflictSide }) {
  const t = useText("settling");
  const format = useFormat();
  const now = useNow();
  const member = useDeskRow("member", side.actor);
  return (
    <p className={css.by}>
      {t("by", { name: member?.name ?? t("domain:unknown.member"), when: format.dateTime(side.at, now) })}
      {side.seq === null && (
        <>
          {" "}
          <StatusMark tone="note" icon={<IconCloudUpload size="1em" />}>
            {t("unsent")}
          </StatusMark>
        </>
      )}
    </p>
  );
}
