/** What a system's `ping` printed, without reading a word of it. */
export interface PingRead {
  /** Round trips in the order they came, ms; one that is below the resolution counts as its bound. */
  times: number[];
}

/** A time of one answer: `时间=12ms`, `time<1ms`, `time=0.045 ms`. */
const TIME = /[=<]\s*(\d[\d.,]*)\s*ms\b/gi;

/**
 * An answer is a line with exactly one time in it: summaries have three or none. Windows counts whole
 * milliseconds and may part thousands; elsewhere the locale is fixed and a point is decimal.
 */
export function readPing(text: string, platform: NodeJS.Platform): PingRead {
  const times: number[] = [];
  for (const line of text.split(/\r?\n/)) {
    const found = [...line.matchAll(TIME)];
    const [only] = found;
    // The same answer twice is one.
    if (found.length !== 1 || !only || /\(DUP!\)/.test(line)) continue;
    const digits = (only[1] ?? "").replace(/[.,]$/, "");
    const plain = platform === "win32" ? digits.replace(/[.,](?=\d{3}(?:\D|$))/g, "") : digits;
    const value = Number(plain.replace(",", "."));
    if (Number.isFinite(value)) times.push(value);
  }
  return { times };
}

export interface PingFigures {
  loss: number;
  min: number | null;
  average: number | null;
  max: number | null;
  /** Mean of the differences of one answer to the next. */
  jitter: number | null;
}

export function figuresOf(times: readonly number[], sent: number): PingFigures {
  const received = Math.min(times.length, sent);
  const loss = sent > 0 ? ((sent - received) / sent) * 100 : 0;
  if (times.length === 0) return { loss, min: null, average: null, max: null, jitter: null };
  const steps = times.slice(1).map((time, at) => Math.abs(time - (times[at] ?? time)));
  const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
  return {
    loss,
    min: Math.min(...times),
    average: mean(times),
    max: Math.max(...times),
    jitter: steps.length > 0 ? mean(steps) : null,
  };
}
