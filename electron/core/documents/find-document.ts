import { documentOf } from "../../../shared/documents/kinds.ts";
import type { DocumentName } from "../../../shared/documents/kinds.ts";
import { read } from "../../../shared/domain/registry.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { createMarked } from "../queries/marked.ts";
import { numberedSql } from "../queries/document.ts";
import { readStore } from "../store/read-store.ts";
import type { ReadStore } from "../store/read-store.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import type { StoredForm } from "../store/log/stored-parts.ts";
import type { Store } from "../store/store.ts";

/** An operation that has a paper, as the log holds it. */
export interface FoundDocument {
  name: DocumentName;
  op: Operation;
  stored: StoredForm;
  seq: number | null;
  /** The signature of its device was looked at and is good, or it was made here. */
  checked: boolean;
}

interface Row extends StoredForm {
  n: number;
  type: string;
  seq: number | null;
  verified: number | null;
  label: string | null;
}

const COLUMNS = "n, type, seq, verified, label, body, sig, parts";

/**
 * The one operation whose document bears a number. Two laptops that were restored may have given a number
 * twice; then `operation` says which.
 */
export function findDocument(
  store: Store,
  number: string,
  operation: string | undefined,
): Outcome<FoundDocument> {
  const { prepare } = readStore(store);
  const numbered = numberedSql(COLUMNS);
  const rows =
    operation === undefined
      ? prepare<[string], Row>(numbered).all(number)
      : prepare<[string, string], Row>(`${numbered} AND id = ?`).all(number, operation);
  const found = (rows.length > 0 ? rows : openingsOf(readStore(store), number, operation)).flatMap(
    ({ type, ...row }) => {
      const name = documentOf(type);
      return name ? [{ name, ...row }] : [];
    },
  );
  const [only, another] = found;
  if (!only) return failure("notFound", "this laptop knows no document of this number", "number");
  if (another) {
    const candidates = found.map((each) => operationFrom(each).id);
    return failure("notAllowed", "more than one document bears this number: say which", "operation", {
      rule: "severalOfNumber",
      candidates,
    });
  }
  const { n, name, seq, verified, label, ...stored } = only;
  const op = operationFrom(stored);
  if (read(op).kind !== "known") {
    return failure("notAllowed", "a newer version wrote this document", "number", { status: "newer" });
  }
  const through = store.meta.get("signaturesThrough") ?? 0;
  const checked = verified === 1 || (verified === null && (label !== null || n <= through));
  return success({ name, op, stored, seq, checked });
}

/** Openings of the tickets that bear a number. */
function openingsOf(store: ReadStore, number: string, operation: string | undefined): Row[] {
  const openings = store.prepare<[number], Row & { id: string }>(
    `SELECT o.id, o.${COLUMNS.replaceAll(", ", ", o.")} FROM entity_operation eo JOIN operation o ON o.n = eo.n
      WHERE eo.e = ? AND o.type = 'ticket.open' AND o.status IN ('accepted', 'pending')`,
  );
  return createMarked(store)(number)
    .filter(({ kind, field }) => kind === ticket.name && field === "number")
    .flatMap(({ e }) => openings.all(e))
    .filter(({ id }) => operation === undefined || id === operation);
}
