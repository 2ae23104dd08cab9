import type { Core } from "../../../electron/core/compose.ts";
import type { Bench } from "../bench.ts";
import { MILLION, filledProfile, openConsole } from "../large-console.ts";
import { ms, ratio, spread, timed } from "../statistics.ts";

const ROUNDS = 5;

/**
 * Opening a store of a million operations that another program version derived, up to the queue's
 * first page (the desk's first page and the list's), against opening it unchanged. Then the records
 * are derived anew in idle moments: how long a slice takes, how long all of them, and what is shown
 * meanwhile.
 */
export const rebuild: Bench = async ({ say }) => {
  const folder = await filledProfile(MILLION, say);
  const unchanged: number[] = [];
  const stale: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const same = await opened(folder);
    makeStale(same.core);
    await same.core.close();
    const other = await opened(folder);
    if (other.core.profile.store.refreshing() === null) throw new Error("nothing is stale");
    // The first round warms the disk's cache for both.
    if (round > 0) {
      unchanged.push(same.took);
      stale.push(other.took);
    }
    makeFresh(other.core);
    await other.core.close();
  }
  const [ours, theirs] = [spread(stale), spread(unchanged)];
  say(`first page: ${ours.p50} ms derived by another, ${theirs.p50} ms unchanged`);

  const { core } = await opened(folder);
  const { store } = core.profile;
  const operations = store.log.size();
  makeStale(core);
  await core.close();
  const again = (await opened(folder)).core;
  const before = firstPage(again);
  const slices: number[] = [];
  const commands: number[] = [];
  const from = performance.now();
  let shown = Infinity;
  for (let more = true; more;) {
    const slice = await timed(() => again.profile.store.refresh());
    slices.push(slice.took);
    more = slice.value;
    const rows = firstPage(again).length;
    shown = Math.min(shown, rows);
    if (slices.length % 200 === 0) {
      const { done = 0, total = 0 } = again.profile.store.refreshing() ?? {};
      say(`${done} of ${total} records`);
      commands.push((await timed(() => again.execute(TICKET))).took);
    }
  }
  const whole = performance.now() - from;
  await again.close();
  return {
    sizes: { operations, assets: MILLION.assets, tickets: MILLION.tickets, slices: slices.length },
    figures: {
      firstPageMs: ours,
      unchangedMs: theirs,
      sliceMs: spread(slices),
      commandMs: spread(commands),
      wholeMs: ms(whole),
      rowsBefore: before.length,
      fewestRowsShown: shown,
    },
    ratios: { rebuild: ratio(ours.p50, theirs.p50) },
  };
};

const TICKET = {
  type: "ticket.open",
  set: { title: "打印机卡纸", requester: "张晓雯", impact: "low", urgency: "medium" },
};

/** What the queue's first screen asks for. */
function firstPage(core: Core): unknown[] {
  const page = core.query("ticket.page", { scope: "team", limit: 100 });
  if (!page.ok) throw new Error(JSON.stringify(page));
  return (page.value as { rows: unknown[] }).rows;
}

async function opened(folder: string): Promise<{ core: Core; took: number }> {
  const { value: core, took } = await timed(() => {
    const made = openConsole(folder);
    const desk = made.query("desk.hydrate", { after: "" });
    if (!desk.ok || firstPage(made).length === 0) throw new Error("the queue is empty");
    return made;
  });
  return { core, took };
}

/** As a program leaves it whose every kind is declared otherwise. */
function makeStale({ profile: { store } }: Core): void {
  const kinds = Object.keys(store.meta.get("derived") ?? {});
  store.meta.set("derived", Object.fromEntries(kinds.map((kind) => [kind, "another declaration"])));
}

function makeFresh({ profile: { store } }: Core): void {
  store.integrate(() => store.staleness.empty());
}
