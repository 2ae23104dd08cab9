import {
  IconAlertTriangle,
  IconArrowsSplit,
  IconCloudUpload,
  IconLock,
  IconRefreshAlert,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import { ContestedMark } from "../custody/contested-mark.tsx";
import { DueMark } from "../custody/later/due-mark.tsx";
import { MissingMark } from "../custody/later/missing-mark.tsx";
import { useText } from "../i18n/index.ts";
import { Badge, StatusMark } from "../ui/index.ts";
import type { Tone } from "../ui/index.ts";

type Marked = Pick<
  AssetRow,
  "classified" | "contested" | "conflicts" | "pending" | "needsUpdate" | "dueBack" | "status"
>;

const MARKS: readonly { key: string; on: (row: Marked) => boolean; tone: Tone; icon: ReactNode }[] = [
  { key: "classified", on: (row) => row.classified, tone: "bad", icon: <IconLock size="1em" /> },
  { key: "contested", on: (row) => row.contested, tone: "bad", icon: <IconArrowsSplit size="1em" /> },
  {
    key: "conflict",
    on: (row) => row.conflicts > (row.contested ? 1 : 0),
    tone: "bad",
    icon: <IconAlertTriangle size="1em" />,
  },
  { key: "unsent", on: (row) => row.pending > 0, tone: "note", icon: <IconCloudUpload size="1em" /> },
  { key: "needsUpdate", on: (row) => row.needsUpdate, tone: "warn", icon: <IconRefreshAlert size="1em" /> },
];

/** What is special about an asset: icon and word; in rows the short word. */
export function AssetMarks({ row }: { row: Marked }) {
  const t = useText("assets");
  return (
    <>
      {row.contested && <ContestedMark />}
      {row.status === "missing" && <MissingMark />}
      {row.dueBack !== null && <DueMark dueBack={row.dueBack} />}
      {MARKS.filter((mark) => mark.on(row) && mark.key !== "contested").map((mark) => (
        <StatusMark key={mark.key} tone={mark.tone} icon={mark.icon} title={t(`mark.${mark.key}.long`)}>
          {t(`mark.${mark.key}.short`)}
        </StatusMark>
      ))}
    </>
  );
}

/** The same for the header of a detail. */
export function AssetBadges({ row }: { row: Marked }) {
  const t = useText("assets");
  return (
    <>
      <Badge tone={row.status === "inUse" ? "ok" : row.status === "missing" ? "bad" : "quiet"}>
        {t(`asset:status.${row.status}`)}
      </Badge>
      {row.dueBack !== null && <DueMark dueBack={row.dueBack} />}
      {MARKS.filter((mark) => mark.on(row)).map((mark) => (
        <Badge key={mark.key} tone={mark.tone} icon={mark.icon}>
          {t(`mark.${mark.key}.long`)}
        </Badge>
      ))}
    </>
  );
}
