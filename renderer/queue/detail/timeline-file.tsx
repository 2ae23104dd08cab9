import type { AttachedFile } from "../../files/attached-file.ts";
import { FileCardInStream } from "../../files/file-in-stream.tsx";
import { useText } from "../../i18n/index.ts";
import { When } from "./when.tsx";
import css from "./timeline.module.css";

interface Props {
  file: AttachedFile;
  /** The day that begins with it; null for another one of the same day. */
  day: string | null;
}

/** Something was attached to the ticket: the photo as it was seen, or the document by its name. */
export function TimelineFile({ file, day }: Props) {
  const t = useText("files");
  return (
    <>
      {day ? <li className={css.day}>{day}</li> : null}
      <li className={css.entry}>
        <When at={file.at} entry={{ deviceCode: file.deviceCode, seq: null }} />
        <span className={css.face} aria-hidden>
          {[...file.actorName][0]}
        </span>
        <div className={css.what}>
          <div className={css.who}>
            <strong>{file.actorName}</strong>
            <span>{t("added")}</span>
          </div>
          <FileCardInStream file={file} />
        </div>
      </li>
    </>
  );
}
