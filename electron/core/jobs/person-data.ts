import { entityKeyOf } from "../../../shared/log/operation.ts";
import { timestampOf } from "../environment.ts";
import { failure, success } from "../outcome.ts";
import type { Job } from "./job.ts";
import { writePdf } from "./write-pdf.ts";

/** Taking it out is an export: it names the person, and why it was asked. */
export const personData: Job<"personData"> = ({ person, reason, locale, ...asked }, context) =>
  writePdf(asked, context, ({ describePersonData }) => {
    const { store } = context.profile;
    const today = timestampOf(store.environment.now()).slice(0, 10);
    const made = describePersonData(store, { person, today, reason }, locale);
    if (!made) return failure("notFound", "this laptop knows no such person", "person");
    return success({
      printable: made.printable,
      access: {
        ...{ act: "access.export", what: "personData", count: made.count, filter: { person }, reason },
        records: [entityKeyOf("person", person)],
      },
    });
  });
