import { IconCloudDownload, IconCloudUpload, IconEraser } from "@tabler/icons-react";
import { isPicture } from "../../shared/blob/media-type.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { StatusMark } from "../ui/index.ts";
import type { AttachedFile } from "./attached-file.ts";
import css from "./attached-files.module.css";

/** How large a file is, and where its bytes are unless they are here and on the server. */
export function FileState({ file }: { file: AttachedFile }) {
  const format = useFormat();
  return (
    <span className={css.state}>
      <span>{format.bytes(file.size)}</span>
      <Whereabouts file={file} />
    </span>
  );
}

const MARKS = {
  here: { tone: "note", Icon: IconCloudUpload },
  waiting: { tone: "note", Icon: IconCloudUpload },
  absent: { tone: "quiet", Icon: IconCloudDownload },
  erased: { tone: "quiet", Icon: IconEraser },
} as const;

function Whereabouts({ file: { standing, type, deviceCode } }: { file: AttachedFile }) {
  const t = useText("files");
  if (standing === "sent") return null;
  const { tone, Icon } = MARKS[standing];
  const words = standing === "waiting" && isPicture(type) ? "photoWaiting" : standing;
  return (
    <StatusMark tone={tone} icon={<Icon size="1em" />}>
      {t(`standing.${words}`, { device: deviceCode })}
    </StatusMark>
  );
}
