import { timestampOf } from "../environment.ts";
import { failure, success } from "../outcome.ts";
import type { Job } from "./job.ts";
import { writePdf } from "./write-pdf.ts";

export const inspectionSheet: Job<"inspectionSheet"> = ({ round, month, today, locale, ...asked }, context) =>
  writePdf(asked, context, ({ describeInspection }) => {
    const { store } = context.profile;
    const day = today ?? timestampOf(store.environment.now()).slice(0, 10);
    const described = describeInspection(store, { id: round, month, today: day }, locale);
    if (!described) return failure("notFound", "there is no round with this id", "round");
    const { printable, count } = described;
    return success({
      printable,
      access: { act: "access.print", what: "inspectionSheet", count, filter: { month, today: day } },
    });
  });
