import { isPicture } from "../../shared/blob/media-type.ts";
import type { FileEntry } from "../../shared/ipc/queries.ts";
import { useCoreQuery } from "../core/index.ts";

export type AttachedFile = FileEntry;

const NONE: readonly AttachedFile[] = [];

/** Files of a record, the oldest first; null until they are known. */
export function useFiles(about: string): readonly AttachedFile[] | null {
  const { data, error } = useCoreQuery("file.list", { about });
  return data ?? (error ? NONE : null);
}

/** Whether its bytes lie on this laptop. */
export const isHere = ({ standing }: Pick<AttachedFile, "standing">) =>
  standing === "here" || standing === "sent";

/** Where the window reads a picture from; null for what is none, or is not here. */
export function pictureAddress(file: AttachedFile): string | null {
  return isPicture(file.type) && isHere(file) ? `/blob/${file.blob}` : null;
}
