// Loaded into a hub's process before its program (`node --import`), by tests alone: its clock begins where
// MOVED_CLOCK_FROM says, runs on, and is moved by what the parent sends. A wait ends when its time has come by that
// clock. The product has no such option: who may move the clock of a hub may let it close tickets.
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";

/** Shorter waits belong to the machine, not to the work, ms. */
const LONG = 1000;

const system = Date.now.bind(Date);
let offset = Date.parse(process.env.MOVED_CLOCK_FROM ?? "") - system();
Date.now = () => system() + offset;

const waits = new Set<{ until: number; end(): void }>();
const { setTimeout: wait } = timers;

timers.setTimeout = async (ms, value, options) => {
  if (ms === undefined || ms < LONG) return wait(ms, value, options);
  const over = new AbortController();
  const mine = { until: Date.now() + ms, end: () => over.abort() };
  waits.add(mine);
  process.send?.({ resting: true });
  const signals = [over.signal, ...(options?.signal ? [options.signal] : [])];
  try {
    return await wait(ms, value, { ...options, signal: AbortSignal.any(signals) });
  } catch (error) {
    if (!over.signal.aborted) throw error;
    return value as NonNullable<typeof value>;
  } finally {
    waits.delete(mine);
  }
};
syncBuiltinESMExports();

process.on("message", ({ advance }: { advance: number }) => {
  offset += advance;
  for (const each of waits) if (each.until <= Date.now()) each.end();
});
// What the parent may still say keeps nobody alive.
process.channel?.unref();
