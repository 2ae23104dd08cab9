import { entityKeyOf } from "../../../shared/log/operation.ts";
import { timestampOf } from "../environment.ts";
import { failure, success } from "../outcome.ts";
import type { Job } from "./job.ts";
import { writePdf } from "./write-pdf.ts";

export const leaverSheet: Job<"leaverSheet"> = ({ person, today, locale, ...asked }, context) =>
  writePdf(asked, context, ({ describeLeaver }) => {
    const { store } = context.profile;
    const day = today ?? timestampOf(store.environment.now()).slice(0, 10);
    const made = describeLeaver(store, { person, today: day }, locale);
    if (!made) return failure("notFound", "this laptop knows no such person", "person");
    return success({
      printable: made.printable,
      access: {
        ...{ act: "access.print", what: "leaverSheet", count: made.count, filter: { person } },
        records: [entityKeyOf("person", person)],
      },
    });
  });
