/** What an import found, or did. */
export interface ImportReport {
  dryRun: boolean;
  counts: Record<ImportItem["outcome"], number>;
  items: ImportItem[];
  /** Files in chosen folders that were not read, since their names are not those of inventories: how many, by the ends of their names. */
  left: Record<string, number>;
}

export interface ImportItem {
  /** The file; of a row of an exported register with its place behind it, `register.csv:12`. */
  file: string;
  /** The place of a row, as a spreadsheet counts rows; of a JSON list from 1. Absent for a whole file. */
  row?: number;
  /** `doubtful`: it may be about one of the `candidates`; nothing is written until a person decides. */
  outcome: "new" | "changed" | "unchanged" | "doubtful" | "rejected";
  /** Asset that was (or would be) changed; null for new ones in a dry run and where nothing is written. */
  asset: string | null;
  label: string;
  /** The asset was disposed of, and is seen again: the document by which it went. */
  gone?: string;
  /** Names of the fields that change. */
  changes: string[];
  /**
   * Fields that stay: as a person wrote them, what was measured is shown beside them; of a row the
   * columns that follow from something else, or that were said in the register after it was exported.
   */
  kept: string[];
  candidates: ImportCandidate[];
  /** Why it was rejected, and where in the file. */
  reason: { code: string; message: string; path: string } | null;
}

/** An asset that a document may be about. */
export interface ImportCandidate {
  kind: "asset";
  /** Null for one that another file of a dry run would register. */
  id: string | null;
  number: string | null;
  title: string;
  /** What speaks for it and against it: `serial`, `uuid`, `tag`, `mac`, `disk`, `name`, `maker`, `kind`. */
  agrees: string[];
  contradicts: string[];
}
