/** How names of files of a type end; the first is the one that is given. */
const ENDINGS = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "application/pdf": ["pdf"],
  "text/plain": ["txt", "log", "md", "ini", "conf", "cfg", "json", "xml", "yaml", "yml"],
  "text/csv": ["csv", "tsv"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "application/zip": ["zip"],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

export type MediaType = keyof typeof ENDINGS;

/** The types that are taken: nothing that a program would run, or a page would draw by itself. */
export const MEDIA_TYPES = Object.keys(ENDINGS) as [MediaType, ...MediaType[]];

export function endingsOf(type: MediaType): readonly [string, ...string[]] {
  return ENDINGS[type];
}

export type PictureType = Extract<MediaType, `image/${string}`>;

export function isPicture(type: MediaType): type is PictureType {
  return type.startsWith("image/");
}
