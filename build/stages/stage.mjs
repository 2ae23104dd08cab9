// One stage of `npm test` and `npm run check`: it counts what passed and failed and how long it took.

/** @typedef {{passed: number, failed: number, output?: string}} Counted */
/** @typedef {{name: string, run: () => Promise<Counted>, after?: string}} Stage `after`: the stage whose result it uses */

const total = { passed: 0, failed: 0 };
/** @type {Set<string>} */
const good = new Set();

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}

/** A stage that throws counts as one failure; its message is its output. @param {Stage} stage */
export async function runStage({ name, run, after }) {
  const start = performance.now();
  print(`▶ ${name}`);
  /** @type {Counted} */
  let counted;
  try {
    if (after && !good.has(after)) throw new Error(`not run, because it needs the stage ${after}`);
    counted = await run();
  } catch (error) {
    counted = { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
  total.passed += counted.passed;
  total.failed += counted.failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (counted.output) print(counted.output.trimEnd());
  const verdict = counted.failed === 0 ? "✔" : "✘";
  print(`${verdict} ${name}: ${counted.passed} good, ${counted.failed} bad, ${seconds} s`);
  if (counted.failed === 0) good.add(name);
}

/** Runs lanes beside each other, the stages of a lane one after another. @param {Stage[][]} lanes */
export async function runLanes(...lanes) {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const stage of lane) await runStage(stage);
    }),
  );
}

/**
 * Ends with the one line that says it all; nothing is printed after it. Leaves at once: exit hooks of
 * libraries used on the way (electron-builder's) would make it exit code 0 otherwise.
 */
export function finish() {
  const code = total.failed === 0 && total.passed > 0 ? 0 : 1;
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`, () => process.exit(code));
}
