/**
 * Scans come faster than answers: all are asked about at once, and taken in the order of scanning.
 *
 * @param ask never rejects
 */
export function scanSeries<A>(
  ask: (code: string) => Promise<A>,
  take: (code: string, answer: A) => void,
): (code: string) => Promise<void> {
  let before = Promise.resolve();
  return (code) => {
    const asked = ask(code);
    before = before.then(async () => take(code, await asked));
    return before;
  };
}
