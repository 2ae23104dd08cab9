import { z } from "zod";
import { blobAddress } from "../../blob/address.ts";

/** Addresses that one request names. */
export const FILES_ASKED = 500;

/** POST /files/asked : which of these files are whole on the hub. */
export const filesAsked = z.object({ addresses: z.array(blobAddress).min(1).max(FILES_ASKED) });
export type FilesAsked = z.infer<typeof filesAsked>;

/** Those that are there, and that this device may see or has brought itself. */
export const filesWhole = z.object({ whole: z.array(blobAddress) });
export type FilesWhole = z.infer<typeof filesWhole>;
