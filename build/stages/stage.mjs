// One stage of `npm test` and `npm run check`: it counts what passed and failed and how long it took.

/** @typedef {{passed: number, failed: number, output?: string}} Counted */
/** @typedef {{name: string, run: () => Promise<Counted>}} Stage */

export const total = { passed: 0, failed: 0 };

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}

/** A stage that throws counts as one failure; its message is its output. @param {Stage} stage */
export async function runStage({ name, run }) {
  const start = performance.now();
  print(`▶ ${name}`);
  /** @type {Counted} */
  let counted;
  try {
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
  return counted.failed === 0;
}

/** Runs lanes beside each other, the stages of a lane one after another. @param {Stage[][]} lanes */
export async function runLanes(...lanes) {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const stage of lane) await runStage(stage);
    }),
  );
}

/** Ends with the one line that says it all; nothing is printed after it. */
export function finish() {
  print(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}
