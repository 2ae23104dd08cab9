/** Languages that a document is printed in; what people wrote stays in theirs. */
export const DOCUMENT_LANGUAGES = ["zh-CN", "en"] as const;
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

/** A value under its label. */
export interface Fact {
  label: string;
  value: string;
}

/** A table with one head, repeated on every page that it goes on to. */
export interface Lines {
  title: string;
  columns: readonly { head: string; share: number }[];
  rows: readonly (readonly string[])[];
}

/** Where somebody signs: the strokes of their pen, or words that say there are none. */
export interface SignaturePlace {
  role: string;
  facts: readonly Fact[];
  /** As `signature.strokes` of the log; the pad's units (see domain/custody/strokes.ts). */
  strokes: readonly (readonly (readonly [number, number, number])[])[];
  /** Said where the strokes would be, when there are none. */
  none: string;
  /** A line to sign on, by hand. */
  pen?: true;
}

/** The short proof that leaves with the paper (shared/proof/receipt.ts). */
export interface ReceiptPlace {
  title: string;
  /** Its lines in print. */
  lines: readonly string[];
  /** The same lines as the QR holds them, whatever the font lacks. */
  code: string;
}

/**
 * All that a page says, in the order in which it says it. Drawn by `electron/core/documents`, which adds
 * nothing but the number of the page.
 */
export interface DocumentText {
  language: DocumentLanguage;
  /** It lies on its side: a table of it is wider than a page is. */
  landscape?: true;
  title: string;
  number: string;
  /** Label of the number. */
  numberLabel: string;
  /** What the code at the head holds: the number, by which whoever photographs the page finds the record; '' of a list. */
  code: string;
  organisation: string;
  /** What must be read before everything else: unsigned, contested, erased. */
  marks: readonly string[];
  facts: readonly Fact[];
  tables: readonly Lines[];
  terms: { title: string; text: string } | null;
  signatures: readonly SignaturePlace[];
  notes: readonly string[];
  /** Null where the hash of what was signed is not known. */
  receipt: ReceiptPlace | null;
  /** What a stranger checks it by; small. */
  proof: readonly Fact[];
  /** Stands at the foot of every page. */
  foot: string;
  /** `{page}` and `{pages}` are put in where it is drawn. */
  pageOf: string;
}

/** One kind of document: the operations it is the paper of, and what it says of what was read of them. */
export interface DocumentKind<S> {
  /** Types of operation, by their names in the log. */
  of: readonly string[];
  /** Pure: the same sources and language give the same description. */
  describe(sources: S, language: DocumentLanguage): DocumentText;
}

/** A list that is the paper of no operation. Pure, as a kind is. */
export type Listing<S> = (sources: S, language: DocumentLanguage) => DocumentText;

/** Not printed: what the file says of itself. */
export interface DocumentOrigin {
  /** ms since the epoch, of the record: the same record gives the same bytes. */
  at: number;
  files: readonly DocumentFile[];
}

/** A file that travels inside the document. */
export interface DocumentFile {
  name: string;
  text: string;
  description: string;
}

/** Every text of a description that people read through `change`; the same description otherwise. */
export function mapTexts(document: DocumentText, change: (text: string) => string): DocumentText {
  const through = (value: unknown): unknown => {
    if (typeof value === "string") return change(value);
    if (Array.isArray(value)) return value.map(through);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, through(each)]));
  };
  const { language, code, receipt } = document;
  const read = { ...document, code: "", receipt: receipt && { ...receipt, code: "" } };
  const changed = through(read) as DocumentText;
  const sealed = receipt?.code ?? "";
  return { ...changed, language, code, receipt: changed.receipt && { ...changed.receipt, code: sealed } };
}

/** Every text of a description, in its order. */
export function textsOf(document: DocumentText): string[] {
  const texts: string[] = [];
  mapTexts(document, (text) => {
    texts.push(text);
    return text;
  });
  return texts.slice(1);
}
