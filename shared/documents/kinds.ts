import { certificate } from "./certificate/certificate.ts";
import { manifest } from "./manifest/manifest.ts";
import { run } from "./run/run.ts";
import { slip } from "./slip/slip.ts";
import { ticket } from "./ticket/ticket.ts";

/** Every kind of document, by the name under which it is noted when it is printed. */
export const DOCUMENT_KINDS = { slip, certificate, manifest, run, ticket };

export type DocumentName = keyof typeof DOCUMENT_KINDS;
export type SourcesOf<N extends DocumentName> = Parameters<(typeof DOCUMENT_KINDS)[N]["describe"]>[0];

export const DOCUMENT_NAMES = Object.keys(DOCUMENT_KINDS) as DocumentName[];

/** Types of the operations of which a document is printed. */
export const DOCUMENT_TYPES: readonly string[] = DOCUMENT_NAMES.flatMap((name) => DOCUMENT_KINDS[name].of);

/** The document that is printed of an operation of this type; null when none is. */
export function documentOf(type: string): DocumentName | null {
  return DOCUMENT_NAMES.find((name) => DOCUMENT_KINDS[name].of.includes(type)) ?? null;
}
