import type { Core } from "../../../electron/core/compose.ts";
import path from "node:path";
import type { Bench } from "../bench.ts";
import { newConsole } from "../large-console.ts";
import { must } from "../large-hub.ts";
import { ratio, spread } from "../statistics.ts";

const FEW = 100;
const MANY = 4000;
const SAMPLES = 300;

/**
 * One note on a ticket with a hundred entries against one on a ticket with four thousand: the same
 * act on the same disk, turn by turn, with the idle moments between that the core has between a
 * person's acts. `firstMs` is a note on a ticket that has none.
 */
export const grow: Bench = async ({ say, folder }) => {
  const core = newConsole(path.join(folder, "profile"));
  say(`writing ${MANY} entries`);
  const few = ticketWith(core, FEW);
  const many = ticketWith(core, MANY);
  const samples = { first: [] as number[], few: [] as number[], many: [] as number[] };
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const turns = { first: ticketWith(core, 0), few, many };
    for (const [name, ticket] of Object.entries(turns)) {
      while (core.idle());
      const from = performance.now();
      note(core, ticket, sample);
      samples[name as keyof typeof samples].push(performance.now() - from);
    }
  }
  await core.close();
  const [first, at100, at4000] = [spread(samples.first), spread(samples.few), spread(samples.many)];
  return {
    sizes: { few: FEW, many: MANY, samples: SAMPLES },
    figures: { firstMs: first, fewMs: at100, manyMs: at4000 },
    ratios: { grow: ratio(at4000.p50, at100.p50), growFromFirst: ratio(at4000.p50, first.p50) },
  };
};

function ticketWith(core: Core, entries: number): string {
  const { id } = must(core.execute({ type: "ticket.open", set: { title: "机房巡检记录" } }));
  for (let entry = 0; entry < entries; entry += 1) {
    note(core, id as string, entry);
    if (entry % 100 === 0) while (core.idle());
  }
  return id as string;
}

function note(core: Core, ticket: string, entry: number): void {
  const text = `第 ${entry} 次读数:温度 ${20 + (entry % 7)} 度,湿度正常,电源指示正常。`;
  must(core.execute({ type: "ticket.note", ticket, text }));
}
