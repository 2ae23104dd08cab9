import { readFileSync } from "node:fs";
import path from "node:path";
import pdfmake from "pdfmake";
import type { Core } from "../../../electron/core/compose.ts";
import { FONT } from "../../../electron/core/documents/page.ts";
import { memoryCore } from "../../support/core/core.ts";
import { handOver, register } from "../../support/documents/slips.ts";
import type { Bench } from "../bench.ts";
import { ratio, spread, timed } from "../statistics.ts";

const LINES = 40;
const ROUNDS = 12;

/**
 * A signed hand-over of forty lines, asked for as a job (read, checked for characters, laid out, noted,
 * written), against pdfmake alone with a table of as many cells in the same fonts. In turn, the first of
 * each left out: it brings the program.
 */
export const document: Bench = async ({ say, folder }) => {
  const core = memoryCore();
  const { number } = handOver(core, register(core, LINES));
  const file = path.join(folder, "document.pdf");
  const ours: number[] = [];
  const bares: number[] = [];
  let first = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const { took } = await timed(() => printed(core, number, file));
    const bare = await timed(bareTable);
    if (round === 0) first = took;
    else {
      ours.push(took);
      bares.push(bare.took);
    }
  }
  say(`${ROUNDS} rounds`);
  const bytes = readFileSync(file).length;
  await core.close();
  const [documentMs, bareMs] = [spread(ours), spread(bares)];
  return {
    sizes: { lines: LINES, rounds: ROUNDS, bytes },
    figures: { documentMs, bareMs, firstMs: Math.round(first) },
    ratios: { document: ratio(documentMs.p50, bareMs.p50) },
  };
};

async function printed(core: Core, number: string, file: string): Promise<void> {
  const params = { number, file, overwrite: true };
  const reply = await core.handle({ id: 1, kind: "job", name: "document", params });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
}

/** What nobody could do without: the library, with the fonts that the first document gave it, and as many cells. */
function bareTable(): Promise<Buffer> {
  const row = (index: number) => [
    `${index}`,
    `IT-2026-${index}`,
    "笔记本电脑 联想 ThinkPad X1 Carbon Gen 12",
    `PF5DEM${index}X`,
    "完好",
    "电源适配器、鼠标",
  ];
  const body = Array.from({ length: LINES }, (_, index) => row(index + 1));
  return pdfmake.createPdf({ defaultStyle: { font: FONT }, content: [{ table: { body } }] }).getBuffer();
}
