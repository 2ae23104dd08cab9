import { useText } from "../i18n/index.ts";
import { SaidInLine } from "../records/index.ts";
import { showCard } from "../ui/index.ts";
import { pictureAddress } from "./attached-file.ts";
import type { AttachedFile } from "./attached-file.ts";
import css from "./file-in-stream.module.css";
import { FileState } from "./file-state.tsx";
import { Thumbnail } from "./thumbnail.tsx";

/** A file among what happened: a photo large enough to tell what is on it; its room is there before it is. */
export function FileCardInStream({ file }: { file: AttachedFile }) {
  const t = useText("files");
  const source = pictureAddress(file);
  const open = () => showCard("file", file.id);
  const { width, height } = file;
  return (
    <div className={css.card}>
      {source !== null && width !== null && height !== null ? (
        <button type="button" className={css.picture} onClick={open}>
          <img
            src={source}
            alt={t("picture", { name: file.name })}
            width={width}
            height={height}
            loading="lazy"
            decoding="async"
            draggable={false}
          />
        </button>
      ) : null}
      <div className={css.line}>
        {source === null ? <Thumbnail file={file} className={css.sign} /> : null}
        <button type="button" className={css.name} onClick={open}>
          <SaidInLine text={file.name} />
        </button>
        <FileState file={file} />
      </div>
    </div>
  );
}
