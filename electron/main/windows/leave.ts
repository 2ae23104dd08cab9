// What is typed in the page is kept before the core that keeps it ends.

export interface LeaveDeps {
  /** Asks the page; false when there is none that could answer. */
  ask(): boolean;
  later(ms: number, act: () => void): void;
}

export interface Leave {
  /** Has the page keep everything; answers how many forms could not be kept, null when it did not answer. */
  keep(): Promise<number | null>;
  /** The page's answer. */
  left(unkept: number): void;
}

/** Longer than any save; no longer than a person waits for a window to close. */
const PATIENCE_MS = 3000;

export function leave({ ask, later }: LeaveDeps): Leave {
  let waiting: ((unkept: number | null) => void)[] = [];
  const answer = (unkept: number | null): void => {
    for (const done of waiting.splice(0)) done(unkept);
  };
  return {
    keep: () =>
      new Promise((done) => {
        if (!ask()) return done(0);
        waiting.push(done);
        // Only those who have waited as long give up.
        later(PATIENCE_MS, () => {
          if (!waiting.includes(done)) return;
          waiting = waiting.filter((each) => each !== done);
          done(null);
        });
      }),
    left: answer,
  };
}
