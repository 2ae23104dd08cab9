import { useMemo } from "react";
import { isPicture } from "../../shared/blob/media-type.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { isHere, pictureAddress } from "./attached-file.ts";
import type { AttachedFile } from "./attached-file.ts";
import css from "./file-card.module.css";
import { textOf } from "./text-of.ts";

/** What is in a file, as far as the window shows it: a picture, or text as text. */
export function FileContent({ file }: { file: AttachedFile }) {
  const t = useText("files");
  const source = pictureAddress(file);
  const { name, type, width, height } = file;
  if (source !== null && width !== null && height !== null) {
    return (
      <div className={css.picture}>
        <img src={source} alt={t("picture", { name })} width={width} height={height} draggable={false} />
      </div>
    );
  }
  if (!isHere(file) || isPicture(type)) return null;
  if (type === "text/plain" || type === "text/csv") return <TextContent file={file} />;
  return <p className={css.hint}>{t("noPreview")}</p>;
}

/** So much of a text is shown, bytes. */
const SHOWN = 64 * 1024;

function TextContent({ file }: { file: AttachedFile }) {
  const t = useText("files");
  const { data } = useCoreQuery("file.bytes", { address: file.blob, length: SHOWN });
  const text = useMemo(() => (data ? textOf(data.bytes) : ""), [data]);
  return (
    <>
      <pre className={css.text} tabIndex={0} role="region" aria-label={t("text", { name: file.name })}>
        {text}
      </pre>
      {file.size > SHOWN ? <p className={css.hint}>{t("textCut")}</p> : null}
    </>
  );
}
