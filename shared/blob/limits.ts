/** Largest file, in bytes. */
export const MAX_BLOB_BYTES = 50 * 1024 * 1024;
/** Most files of one record. */
export const MAX_FILES = 20;
/** Bytes of one piece, in which blobs are kept and read. */
export const CHUNK_BYTES = 256 * 1024;
/** Most bytes of one request or answer between a window and its core. */
export const PART_BYTES = 1024 * 1024;
/** Most pixels of a picture: a small file may unfold to more than a machine has room for. */
export const MAX_PIXELS = 50_000_000;

/** Why a file is not taken, as rules say it. */
export const BLOB_REFUSALS = [
  /** Longer than `MAX_BLOB_BYTES`. */
  "fileTooLarge",
  "fileEmpty",
  /** A folder, a device, or nothing at all. */
  "notAFile",
  /** None of the types that are taken. */
  "fileType",
  /** A page or a drawing that could run something. */
  "fileMarkup",
  /** Begins like a picture and is none. */
  "notAPicture",
  /** More than `MAX_PIXELS`. */
  "tooManyPixels",
  /** Lies on its side but for a remark that does not come along. */
  "pictureTurned",
  /** What came is not what was begun: another length, or another hash. */
  "fileChanged",
] as const;
export type BlobRefusal = (typeof BLOB_REFUSALS)[number];
