import type { Job } from "./job.ts";

export const takeIn: Job<"takeIn"> = ({ intake, bytes, last }, { blobs }) =>
  blobs.parts.take(intake, Buffer.from(bytes, "base64"), last);
