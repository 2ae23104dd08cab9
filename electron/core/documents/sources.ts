import type { DocumentFile, DocumentLanguage } from "../../../shared/documents/document.ts";
import type { DocumentName, SourcesOf } from "../../../shared/documents/kinds.ts";
import type { Store } from "../store/store.ts";
import type { FoundDocument } from "./find-document.ts";
import { readCertificate } from "./read-certificate.ts";
import { readManifest } from "./read-manifest.ts";
import { readRun } from "./read-run.ts";
import { readSlip } from "./read-slip.ts";
import { readTicket } from "./read-ticket.ts";

/** What a document is made from, and what travels inside it. */
interface ReadDocument<S> {
  sources: S;
  files: readonly DocumentFile[];
  /** When what it is made from was last said, where that is after the operation it was found by. */
  at?: string;
}

/** How each kind of document is read of the log. */
export const READERS: {
  [N in DocumentName]: (
    store: Store,
    found: FoundDocument,
    language: DocumentLanguage,
    forUser: boolean,
  ) => ReadDocument<SourcesOf<N>>;
} = {
  slip: readSlip,
  certificate: readCertificate,
  manifest: readManifest,
  run: readRun,
  ticket: (store, found, _language, forUser) => readTicket(store, found, forUser),
};

/** Of which there is a copy for the user. */
export const FOR_USERS: readonly DocumentName[] = ["ticket"];
