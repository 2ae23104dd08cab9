import type { DisposalDetail } from "../../../shared/ipc/queries.ts";
import { sealsIn } from "./lot-forms.ts";
import type { OutValues } from "./lot-forms.ts";

export interface Told {
  /** How many assets are approved and in the house. */
  expected: number;
  unapproved: boolean;
  unlisted: string[];
  missing: string[];
  missingMedia: number;
  /** Seals that are too many or missing. */
  seals: string[];
  any: boolean;
}

/** How what was scanned so far differs from what the lot has approved, as the core will say it. */
export function differences(
  { assets, media, row }: DisposalDetail,
  values: Pick<OutValues, "assets" | "media" | "seals">,
): Told {
  const waiting = assets.filter(({ approved, gone }) => approved && !gone).map(({ id }) => id);
  const bags = media.filter(({ gone }) => !gone);
  const wanted = bags.flatMap(({ row: medium }) => (medium && medium.seal !== "" ? [medium.seal] : []));
  const read = sealsIn(values.seals);
  const told = {
    unapproved: row.approved === 0,
    unlisted: values.assets.filter((id) => !waiting.includes(id)),
    missing: waiting.filter((id) => !values.assets.includes(id)),
    missingMedia: bags.filter(({ id }) => !values.media.includes(id)).length,
    seals: [
      ...read.filter((seal) => !wanted.includes(seal)),
      ...wanted.filter((seal) => !read.includes(seal)),
    ],
  };
  const lists = told.unlisted.length + told.missing.length + told.missingMedia + told.seals.length;
  return { expected: waiting.length, ...told, any: told.unapproved || lists > 0 };
}
