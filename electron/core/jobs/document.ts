import { failure, success } from "../outcome.ts";
import type { Job } from "./job.ts";
import { writePdf } from "./write-pdf.ts";

/** More than this an access does not name (shared/domain/access). */
const MOST_NAMED = 100;

export const document: Job<"document"> = (
  { number, operation, forUser = false, locale, ...asked },
  context,
) =>
  writePdf(asked, context, ({ describe, findDocument, FOR_USERS }) => {
    const { store } = context.profile;
    const found = findDocument(store, number, operation);
    if (!found.ok) return found;
    const { op, name } = found.value;
    if (forUser && !FOR_USERS.includes(name)) {
      return failure("malformed", "of this document there is no copy for the user", "forUser");
    }
    const printable = describe(store, found.value, locale, forUser);
    return success({
      printable,
      access: {
        ...{ act: "access.print", what: name, count: 1, filter: { number: printable.document.number } },
        records: op.touches.length > MOST_NAMED ? [] : op.touches,
      },
    });
  });
