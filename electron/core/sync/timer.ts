/** Calls once after so many milliseconds; the returned function calls it off. */
export type Timer = (run: () => void, ms: number) => () => void;

/** The timer of programs. It does not keep a process alive that has nothing else to do. */
export const systemTimer: Timer = (run, ms) => {
  const handle = setTimeout(run, ms);
  handle.unref();
  return () => clearTimeout(handle);
};
