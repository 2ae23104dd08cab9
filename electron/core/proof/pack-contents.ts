import type { LogLine } from "../../../shared/proof/log-line.ts";
import type { AttachedFiles } from "./attached-files.ts";

/** What goes into one pack beside the script and the page that explains it. */
export interface PackContents {
  /** What it is about, e.g. `领用单 H-K7-0042`; null of the whole log. */
  title: string | null;
  number: string | null;
  /** Public key that a stranger begins with. */
  anchor: string;
  /** Works without a hub. */
  alone: boolean;
  /** The custody log, a page at a time; null where there is none of what it is about. */
  log: AsyncIterable<readonly LogLine[]> | null;
  /** By name; of a pack about the whole log there are none. */
  texts: Readonly<Record<string, string>>;
  /** The document as PDF, and certificates of the media it is about. */
  documents: readonly { name: string; bytes: Uint8Array }[];
  attached: AttachedFiles | null;
  /** Of every entry, so that equal contents make equal bytes. */
  at: Date;
}
