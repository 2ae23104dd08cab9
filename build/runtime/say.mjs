// Progress goes to standard error: standard output belongs to what a command answers.

/** @param {string} message */
export function say(message) {
  process.stderr.write(`deskside: ${message}\n`);
}

/**
 * Says what begins, that it is still going on, and how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function saying(what, work) {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  say(`${what} …`);
  const beat = setInterval(() => say(`${what} … ${seconds()}`), 15_000);
  try {
    const result = await work();
    say(`${what}: done in ${seconds()}`);
    return result;
  } catch (error) {
    say(`${what}: FAILED after ${seconds()}`);
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/**
 * Runs a command's work. A failure is told in its own words: where in our scripts it was thrown helps nobody.
 * @param {() => Promise<unknown>} work
 */
export async function asCommand(work) {
  try {
    await work();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    // Not exitCode: exit hooks of libraries used on the way (electron-builder's) would make it 0.
    process.exit(1);
  }
}
