/**
 * Scans come faster than answers: all are asked about at once, and taken in the order of scanning. One that
 * fails keeps none of the others back.
 *
 * @param ask never rejects
 * @param failed for a code whose taking threw
 * @returns rejects with what taking this code threw
 */
export function scanSeries<A>(
  ask: (code: string) => Promise<A>,
  take: (code: string, answer: A) => void,
  failed: (code: string) => void,
): (code: string) => Promise<void> {
  let before = Promise.resolve();
  return (code) => {
    const asked = ask(code);
    const taken = before.then(async () => {
      try {
        take(code, await asked);
      } catch (error) {
        failed(code);
        throw error;
      }
    });
    before = taken.catch(() => undefined);
    return taken;
  };
}
