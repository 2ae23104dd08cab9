import { timestampOf } from "../environment.ts";
import { success } from "../outcome.ts";
import type { Job } from "./job.ts";
import { writePdf } from "./write-pdf.ts";

export const overdueList: Job<"overdueList"> = ({ today, locale, ...asked }, context) =>
  writePdf(asked, context, ({ describeOverdue }) => {
    const { store } = context.profile;
    const day = today ?? timestampOf(store.environment.now()).slice(0, 10);
    const { printable, count } = describeOverdue(store, day, locale);
    return success({
      printable,
      access: { act: "access.print", what: "overdueList", count, filter: { today: day } },
    });
  });
