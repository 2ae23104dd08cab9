/** An asset as the import sees it. */
export interface KnownAsset {
  id: string;
  /** Folded fields. */
  fields: Readonly<Record<string, unknown>>;
  /** SHA-256 of the raw documents it holds. */
  documents: readonly string[];
  /** Number of the document by which it was disposed of; null: it was not. */
  gone: string | null;
  /** Whether a field holds what an inventory measured; false for what a person wrote. */
  followed(this: void, field: string): boolean;
}
