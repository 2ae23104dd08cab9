import { historyText } from "../../../shared/log/history.ts";
import type { PageHistory } from "../../../shared/protocol/pull.ts";
import type { HubContext } from "../../log/hub-context.ts";
import type { HubReader } from "../../store/hub-store.ts";
import { marksAt } from "./history-rows.ts";
import { hasBetween, startOf } from "./reckon.ts";

/** The history over a page, signed; of the same moment as the page. Null where it is not reckoned so far. */
export async function signedPage(
  context: HubContext,
  reader: HubReader,
  { after, through, epoch }: { after: number; through: number; epoch: number },
): Promise<PageHistory | null> {
  const { facts } = context;
  const [before, end] = await marksAt(reader, after, through);
  const base = before ?? startOf(context);
  const last = end ?? base;
  if (await hasBetween(reader, last.feed, through)) return null;
  const { hash } = last;
  return {
    base: base.hash,
    hash,
    sig: facts.sign(historyText(facts.workspace, epoch, { feed: through, hash })),
  };
}
