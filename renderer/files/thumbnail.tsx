import { IconFileText, IconFileTypePdf, IconFileZip, IconPhoto, IconTable } from "@tabler/icons-react";
import { isPicture } from "../../shared/blob/media-type.ts";
import type { MediaType } from "../../shared/blob/media-type.ts";
import { pictureAddress } from "./attached-file.ts";
import type { AttachedFile } from "./attached-file.ts";

function TypeIcon({ type }: { type: MediaType }) {
  const size = "1.25rem";
  if (isPicture(type)) return <IconPhoto size={size} />;
  if (type === "application/pdf") return <IconFileTypePdf size={size} />;
  if (type === "application/zip") return <IconFileZip size={size} />;
  if (type === "text/csv" || type.endsWith(".sheet")) return <IconTable size={size} />;
  return <IconFileText size={size} />;
}

/** A small picture of a file; a sign of what it is where there is none to see. */
export function Thumbnail({ file, className }: { file: AttachedFile; className: string | undefined }) {
  const source = pictureAddress(file);
  return (
    <span className={className} aria-hidden>
      {source === null ? (
        <TypeIcon type={file.type} />
      ) : (
        <img src={source} alt="" loading="lazy" decoding="async" draggable={false} />
      )}
    </span>
  );
}
