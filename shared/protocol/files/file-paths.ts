/** Routes by which files travel. A hub that has none answers `notFound`. */
export const FILE_PATHS = {
  asked: "/files/asked",
  /** tus 1.0.0, creation only. What is begun lies at `/files/uploads/{id}`. */
  uploads: "/files/uploads",
  /** `GET /files/{address}`, with `Range`. */
  files: "/files",
} as const;

/** Names in `Upload-Metadata` of a creation. */
export const UPLOAD_ADDRESS = "address";

/** Bytes of one PATCH of a console. */
export const UPLOAD_PIECE_BYTES = 1024 * 1024;
