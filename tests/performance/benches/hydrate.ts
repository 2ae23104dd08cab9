import type { Bench } from "../bench.ts";
import { LARGE, largeProfile, openConsole } from "../large-console.ts";
import { ms, ratio, spread, timed } from "../statistics.ts";

/** The first makes the desk set and is told apart; ten more would still measure the warming up. */
const ROUNDS = 41;

interface HydratePage {
  next: string | null;
  rows: Record<string, unknown[]>;
}

/**
 * The desk set out of the store, as the window asks for it page by page, against reading and
 * copying the same rows as plain JSON.
 */
export const hydrate: Bench = async ({ say }) => {
  const folder = await largeProfile(LARGE, say);
  const { value: core, took: open } = await timed(() => openConsole(folder));
  const sample: number[] = [];
  const bare: number[] = [];
  let rows = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const pages: HydratePage[] = [];
    const { took } = await timed(() => {
      let after = "";
      for (;;) {
        const outcome = core.query("desk.hydrate", { after });
        if (!outcome.ok) throw new Error(JSON.stringify(outcome));
        const page = structuredClone(outcome.value) as HydratePage;
        pages.push(page);
        if (page.next === null) break;
        after = page.next;
      }
    });
    sample.push(took);
    rows = pages.flatMap((page) => Object.values(page.rows)).reduce((sum, list) => sum + list.length, 0);
    const text = JSON.stringify(pages);
    bare.push((await timed(() => structuredClone(JSON.parse(text)))).took);
  }
  await core.close();
  const first = sample.shift() ?? 0;
  const [ours, theirs] = [spread(sample), spread(bare)];
  return {
    sizes: { assets: LARGE.assets, tickets: LARGE.tickets, deskRows: rows },
    figures: { openStoreMs: ms(open), firstHydrateMs: ms(first), hydrateMs: ours, bareMs: theirs },
    ratios: { hydrate: ratio(ours.p50, theirs.p50) },
  };
};
